using RE.Bench.Cli.Display.Words;

namespace RE.Bench.Cli.Display.Watching;

/// <summary>Runs as <c>rebench ps</c> prints them.</summary>
internal static class ListedRunTable
{
    public static void Write(TextWriter output, IReadOnlyList<ListedRun> runs, string root)
    {
        if (runs.Count == 0)
        {
            output.WriteLine($"No run goes on, waits or is broken in '{InertText.Line(Path.GetFullPath(root))}'; --all lists those that are over, too.");
            return;
        }

        var table = new TextTable("run", "state", "environment", "agent", ">clock", ">tokens", ">cost", "last score", "harness");
        foreach (var run in runs)
        {
            table.Add(
                InertText.Head(run.Run, 90), State(run), InertText.Head(run.Environment, 30), InertText.Head(run.Agent, 30), $"{Figures.Clock(run.Spent)} of {Figures.Clock(run.Limit)}",
                run.Messages == 0 ? "" : Figures.Count(run.Tokens), run.Messages == 0 ? "" : Figures.Cost(run.CostUsd), Score(run), Harness(run));
        }

        foreach (var line in table.Lines())
        {
            output.WriteLine(line);
        }
    }

    private static string State(ListedRun run) => run.Reason.Length == 0 ? run.State : $"{run.State}: {InertText.Head(run.Reason, 70)}";

    private static string Score(ListedRun run) => run switch
    {
        { LastRow: null } => "",
        { LastNormalized: { } score } => Figures.Score(score),
        { LastOutcome: "scored" } => "valid",
        _ => InertText.Head(run.LastOutcome ?? "", 16),
    };

    private static string Harness(ListedRun run) => run.Process is { } process ? $"{process} {(run.IsAlive ? "alive" : "gone")}" : "none";
}
