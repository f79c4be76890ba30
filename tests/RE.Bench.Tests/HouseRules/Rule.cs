namespace RE.Bench.Tests.HouseRules;

/// <summary>Fails with every place that breaks a rule, one a line.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> broken)
    {
        if (broken.ToList() is { Count: > 0 } places)
        {
            Assert.Fail($"{places.Count} place(s) break this rule:\n{string.Join('\n', places)}");
        }
    }
}
