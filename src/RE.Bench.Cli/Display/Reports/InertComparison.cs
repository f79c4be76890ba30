using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Comparing;
using RE.Bench.Reports.Model;

namespace RE.Bench.Cli.Display.Reports;

/// <summary>A comparison whose names and sentences are safe to print anywhere.</summary>
internal static class InertComparison
{
    public static Comparison Of(Comparison comparison) => comparison with
    {
        A = Of(comparison.A),
        B = Of(comparison.B),
        Environments = [.. comparison.Environments.Select(cell => cell with { Environment = InertText.Line(cell.Environment) })],
        Excluded = [.. comparison.Excluded.Select(run => new ExcludedRun(InertText.Line(run.Run), InertText.Line(run.Reason)))],
        Notes = [.. comparison.Notes.Select(InertText.Line)],
    };

    private static ComparedSide Of(ComparedSide side) =>
        new(InertText.Line(side.Name), InertText.Line(side.Agents), InertText.Line(side.Profile), InertText.Line(side.Budget), side.N);
}
