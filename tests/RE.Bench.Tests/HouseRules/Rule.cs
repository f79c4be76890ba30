namespace RE.Bench.Tests.HouseRules;

/// <summary>Fails with every place that breaks a rule, one a line.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> broken) => Assert.Equal("", string.Join('\n', broken));
}
