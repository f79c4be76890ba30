using RE.Bench.Cli.Batches;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs.Batches;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>What is printed on standard output when a batch is over.</summary>
internal static class BatchSummary
{
    /// <summary>Writes a line for each run and what to do next.</summary>
    public static void Write(TextWriter output, BatchReturns returns)
    {
        var table = new TextTable("run", "environment", "agent", ">epoch", "outcome", ">score", ">time", ">cost");
        var results = returns.Results.ToDictionary(result => result.Run);
        var failures = returns.Done.ToDictionary(done => done.Job.Planned.Run, done => done.Outcome);
        foreach (var planned in returns.Draft.Runs.Select(run => run.Planned))
        {
            var (outcome, score, time, cost) = results.TryGetValue(planned.Run, out var result) ? Cells(result) : (Word(failures.GetValueOrDefault(planned.Run)), "", "", "");
            table.Add(InertText.Head(planned.Run, 90), InertText.Head(planned.Environment, 40), InertText.Head(planned.Agent, 40), Figures.Count(planned.Epoch), outcome, score, time, cost);
        }

        foreach (var line in (IEnumerable<string>)[.. table.Lines(), "", Counts(returns), .. Next(returns)])
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Writes the runs that have no result, for standard error where standard output is a program's.</summary>
    public static void WriteBroken(TextWriter error, BatchReturns returns)
    {
        foreach (var (job, outcome) in returns.Done.Where(done => done.Outcome is not BatchOutcome.Ended))
        {
            error.WriteLine($"warning: the run '{InertText.Line(job.Planned.Run)}' {Word(outcome)}");
        }
    }

    private static (string Outcome, string Score, string Time, string Cost) Cells(RunResult result) => (
        EventWords.Outcome(result.Outcome, InertText.Head(result.OutcomeDetail, 80)),
        result.Score is { } score ? Figures.Score(score.Normalized) : "none",
        Figures.Length(result.Budget.Spent),
        result.Usage.Messages == 0 ? "" : Figures.Cost(result.Usage.CostUsd));

    private static string Word(BatchOutcome? outcome) => outcome switch
    {
        BatchOutcome.Broken broken => $"broke: {InertText.Head(broken.Failure.Message, 160)}",
        BatchOutcome.NotBegun => "not begun",
        _ => "unknown",
    };

    private static string Counts(BatchReturns returns) => $"{Figures.Count(returns.Draft.Runs.Count, "run", "runs")}: "
        + string.Join(", ", returns.Results.CountBy(result => result.Outcome).Select(group => $"{group.Value} {InertText.Head(group.Key, 40)}")
            .Concat(returns.Done.CountBy(done => done.Outcome switch { BatchOutcome.Broken => "broken", BatchOutcome.NotBegun => "not begun", _ => "" }).Where(group => group.Key.Length > 0).Select(group => $"{group.Value} {group.Key}")))
        + (returns.Before.Count > 0 ? $"; {returns.Before.Count} of them had ended before" : "");

    private static IEnumerable<string> Next(BatchReturns returns)
    {
        var folder = ShellWord.Path(new RunFolder(returns.Draft.Folder.Path));
        yield return $"  rebench report {folder}";
        if (returns.Done.Any(done => done.Outcome is not BatchOutcome.Ended { Result.Outcome: not Events.RunOutcomes.InfrastructureFailed }))
        {
            yield return $"  rebench run --batch {folder}    goes on: what broke is resumed, what did not begin begins";
        }
    }
}
