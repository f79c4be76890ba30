using System.ComponentModel;

namespace RE.Bench.Agents.Scripted.Attacks;

/// <summary>An attack as <c>redteam/attacks.yaml</c> writes it.</summary>
internal sealed record AttackEntry
{
    [Description("Name: lower-case words joined by '-'.")]
    public required string Name { get; init; }

    [Description("What it tries, in one sentence.")]
    public required string Tries { get; init; }

    [Description("Rows of the table of known cheats in docs/red-team.md that it stands for.")]
    public IReadOnlyList<int>? Rows { get; init; }

    [Description("What it has to end with: refused, no-gain or scores.")]
    public required AttackExpectation Expect { get; init; }

    [Description("Words that a reason must hold.")]
    public string? Says { get; init; }

    [Description("A finding on integrity that the result must hold.")]
    public string? Finds { get; init; }

    [Description("Steps, as in reference/attempt.yaml; files are put from beside this one.")]
    public required IReadOnlyList<StepEntry> Steps { get; init; }
}
