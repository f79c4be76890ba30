using System.Globalization;
using RE.Bench.Cli.Batches;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning.Estimates;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>What will run, before anything starts.</summary>
internal static class PlanText
{
    /// <summary>Two lines for the start of a batch.</summary>
    public static void WriteShort(TextWriter output, BatchDraft draft, BatchEstimate estimate)
    {
        output.WriteLine($"batch {InertText.Line(draft.Folder.Path)}: {Head(estimate)}");
        output.WriteLine($"at most: {string.Join(", ", Totals(estimate))}");
    }

    /// <summary>Everything.</summary>
    public static void Write(TextWriter output, BatchDraft draft, BatchEstimate estimate)
    {
        output.WriteLine(Head(estimate));
        output.WriteLine();
        if (estimate.Runs.Count > 0)
        {
            var labels = draft.Runs.ToDictionary(run => run.Planned.Run, run => RunLabel.Of(run.Planned));
            var table = new TextTable("run", "profile", ">time", ">cores", ">memory", ">GPUs", ">disk", ">cost", "begins");
            foreach (var (run, planned) in estimate.Runs.Zip(draft.Open))
            {
                table.Add(
                    labels[run.Run], InertText.Head(planned.Planned.Profile, 16), Figures.Length(run.Time), run.Cores.ToString("0.##", CultureInfo.InvariantCulture), Figures.Bytes(run.MemoryBytes),
                    Figures.Count(run.Gpus), Figures.Bytes(run.DiskBytes), Cost(run.CostUsd), Begins(run, labels));
            }

            foreach (var line in table.Lines())
            {
                output.WriteLine(line);
            }

            output.WriteLine();
        }

        output.WriteLine($"at most: {string.Join(", ", Totals(estimate))}");
        foreach (var note in Notes(draft, estimate))
        {
            output.WriteLine(note);
        }
    }

    private static string Head(BatchEstimate estimate) => $"{Figures.Count(estimate.Runs.Count, "run", "runs")} to do"
        + (estimate.Over > 0 ? $", {estimate.Over} ended before" : "")
        + (estimate.Runs.Count > 0 ? $"; {estimate.AtOnce} at a time" : "");

    private static IEnumerable<string> Totals(BatchEstimate estimate) =>
    [
        $"{Figures.Length(estimate.Time)} of working time in {Figures.Length(estimate.Wall)}",
        $"{estimate.GpuHours.ToString("0.##", CultureInfo.InvariantCulture)} GPU-hours",
        estimate.CostUsd is { } cost ? Figures.Cost(cost) : $"cost unknown ({Figures.Count(estimate.UnknownCosts, "run", "runs")} without a limit or a price)",
        $"{Figures.Bytes(estimate.DiskBytes)} of disk",
    ];

    private static IEnumerable<string> Notes(BatchDraft draft, BatchEstimate estimate)
    {
        if (estimate.Wall > TimeSpan.Zero)
        {
            yield return "Hours are those of runs that take all of their time; starting, scoring and pauses come on top.";
        }

        if (draft.Open.Any(run => run.Environment.Definition.Score.Timed))
        {
            yield return "Scores that are measured times are taken one at a time on this machine; runs wait for their turn with their clocks paused.";
        }
    }

    private static string Cost(decimal? cost) => cost is null ? "unknown" : Figures.Cost(cost);

    private static string Begins(RunEstimate run, Dictionary<string, string> labels) => run.WaitsFor is not { } what
        ? "at once"
        : $"after {Figures.Length(run.Begins)}, when {(run.After is { } after ? labels.GetValueOrDefault(after, after) : "another run")} gives {(what == "its turn" ? "it the turn" : $"back {what}")}";
}
