namespace RE.Bench.Agents.Scripted.Attacks;

/// <summary>A scripted attempt to get a score that was not earned, or an honest solution that looks like one.</summary>
/// <param name="Name">Lower-case words joined by <c>-</c>.</param>
/// <param name="Tries">What it tries, in one sentence.</param>
/// <param name="Expect">What it has to end with.</param>
public sealed record Attack(string Name, string Tries, AttackExpectation Expect)
{
    /// <summary>Rows of the table of known cheats that it stands for.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>Words that a reason must hold; null = any.</summary>
    public string? Says { get; init; }

    /// <summary>A finding on integrity that the result must hold; null = any or none.</summary>
    public string? Finds { get; init; }
}
