namespace RE.Bench.Analysis.Fairness;

/// <summary>A condition that takes several values among runs that are averaged, so that they do not compare.</summary>
/// <param name="Kind">Which condition.</param>
/// <param name="Environment">Slug of the environment where it differs; null where it differs over all.</param>
/// <param name="Noun">What differs, in the plural, such as <c>budgets</c>.</param>
/// <param name="Values">By value.</param>
public sealed record Mixture(MixtureKind Kind, string? Environment, string Noun, IReadOnlyList<MixedValue> Values)
{
    /// <summary>The mixture in words: <c>budgets 30m (3 runs) and 2h (5 runs)</c>.</summary>
    public string Words => $"{(Environment is null ? "" : $"{Environment}: ")}{Noun} {Join(Values.Select(value => $"{value.Value} ({value.Runs} {(value.Runs == 1 ? "run" : "runs")})"))}";

    private static string Join(IEnumerable<string> parts) => parts.ToList() switch
    {
        [.. var most, var last] when most.Count > 0 => $"{string.Join(", ", most)} and {last}",
        var all => string.Concat(all),
    };
}
