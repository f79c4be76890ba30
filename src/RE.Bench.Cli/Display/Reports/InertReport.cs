using RE.Bench.Analysis.Records;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Model;

namespace RE.Bench.Cli.Display.Reports;

/// <summary>A report whose names and sentences are safe to print anywhere: what a terminal would obey or hide is a visible escape. Each form escapes for its own syntax besides.</summary>
internal static class InertReport
{
    public static Report Of(Report report) => report with
    {
        Groups = [.. report.Groups.Select(Of)],
        Levels = [.. report.Levels.Select(level => level with { Environment = InertText.Line(level.Environment), Profile = InertText.Line(level.Profile) })],
        Runs = [.. report.Runs.Select(Of)],
        Excluded = [.. report.Excluded.Select(run => new ExcludedRun(InertText.Line(run.Run), InertText.Line(run.Reason)))],
        Problems = [.. report.Problems.Select(problem => new RunProblem(InertText.Line(problem.Path), InertText.Line(problem.Message)))],
        Notes = [.. report.Notes.Select(InertText.Line)],
    };

    private static ReportGroup Of(ReportGroup group) => group with
    {
        Name = InertText.Line(group.Name),
        Agent = InertText.Line(group.Agent),
        Profile = InertText.Line(group.Profile),
        Budget = InertText.Line(group.Budget),
        Runs = [.. group.Runs.Select(InertText.Line)],
        Cells = [.. group.Cells.Select(cell => cell with { Environment = InertText.Line(cell.Environment) })],
        Mixed = [.. group.Mixed.Select(InertText.Line)],
    };

    private static RunRecord Of(RunRecord run) => run with
    {
        Run = InertText.Line(run.Run),
        Environment = InertText.Line(run.Environment),
        Profile = InertText.Line(run.Profile),
        Agent = InertText.Line(run.Agent),
    };
}
