using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning;
using RE.Bench.Results;

namespace RE.Bench.Cli.Display;

/// <summary>What is printed on standard output when a run is over.</summary>
internal static class RunSummary
{
    /// <summary>Writes result, ledger and what to do next.</summary>
    public static void Write(TextWriter output, RunResult result, RunFolder folder)
    {
        // A person who goes on later must not learn scores that the task hides.
        if (result is { Agent.Scaffold: "human", Outcome: Events.RunOutcomes.InfrastructureFailed })
        {
            output.WriteLine($"The run waits, {Figures.Length(result.Budget.Spent)} of {Figures.Length(result.Budget.Limit)} spent: {InertText.Head(result.OutcomeDetail, 200)}");
            output.WriteLine($"  rebench attach {ShellWord.Path(folder)}");
            return;
        }

        foreach (var line in (IEnumerable<string>)[.. Head(result, folder), "", .. LedgerTable.Lines(result.Ledger, result.Score?.Row, showNumbers: true), "", .. Next(result, folder)])
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Head(RunResult result, RunFolder folder)
    {
        var attempt = $"{InertText.Head(result.Environment.Slug, 60)} ({InertText.Head(result.Environment.Profile, 16)}) by {InertText.Head(result.Agent.Name, 60)}";
        yield return $"{attempt}: {EventWords.Outcome(result.Outcome, result.OutcomeDetail)}";
        yield return "";
        yield return Field("score", Score(result));
        yield return Field("scored", $"{Figures.Count(result.Ledger.Count, "time", "times")}, {result.Ledger.Count(row => row.Raw is not null)} valid");
        yield return Field("time", Time(result.Budget));
        if (result.Usage.Messages > 0)
        {
            yield return Field("model", Usage(result));
        }

        foreach (var finding in result.Integrity)
        {
            yield return Field("integrity", $"{InertText.Head(finding.Finding, 60)}: {InertText.Head(finding.Detail, 200)}");
        }

        yield return Field("folder", ShellWord.Path(folder));
    }

    private static string Field(string name, string value) => $"  {name,-10}{value}";

    private static string Score(RunResult result) => result.Score is { } score
        ? $"{Figures.Score(score.Normalized)} normalized, {Figures.Score(score.Raw)} raw ({InertText.Head(score.Selection, 16)} valid row: {score.Row}); "
            + $"0 = {Figures.Score(result.Environment.Starting)} raw, 1 = {Figures.Score(result.Environment.Reference)} raw"
        : "none: no valid row, counts as normalized 0";

    private static string Time(ResultBudget budget)
    {
        var pauses = budget.Paused.Where(pause => pause.Value >= TimeSpan.FromMilliseconds(1)).Select(pause => $"{pause.Key} {Figures.Length(pause.Value)}").ToList();
        return $"{Figures.Length(budget.Spent)} of {Figures.Length(budget.Limit)}"
            + (budget.Idle > TimeSpan.Zero ? $", {Figures.Length(budget.Idle)} of it idle" : "")
            + (pauses.Count > 0 ? $"; not charged: {string.Join(", ", pauses)}" : "");
    }

    private static string Usage(RunResult result)
    {
        var models = string.Join(", ", result.Agent.ReportedModels.Select(model => InertText.Head(model, 60)));
        var usage = result.Usage;
        return $"{Figures.Count(usage.Messages, "reply", "replies")}, {Figures.Count(usage.InputTokens)} tokens in ({Figures.Count(usage.CachedTokens)} cached), "
            + $"{Figures.Count(usage.OutputTokens)} out, {Figures.Cost(usage.CostUsd)}{(result.Agent.Replays is null ? "" : " when they were recorded, nothing now")}{(models.Length > 0 ? $"; {models}" : "")}";
    }

    private static IEnumerable<string> Next(RunResult result, RunFolder folder)
    {
        var run = ShellWord.Path(folder);
        yield return "next";
        if (result.Outcome == Events.RunOutcomes.InfrastructureFailed)
        {
            yield return $"  rebench resume {run}   goes on from where it stopped";
        }

        yield return $"  rebench show {run}     tells the story of the run";
        yield return $"  rebench rescore {run}  scores its submissions again";
    }
}
