using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RE.Bench.Cli.Display;

/// <summary>One picture of a run's progress; no line wraps, so that its height is known.</summary>
internal static class LiveFrame
{
    private const int BarWidth = 24;

    /// <summary>Draws it.</summary>
    public static IRenderable Draw(RunProgress progress)
    {
        var lines = (IEnumerable<string>)[
            Title(progress.Facts),
            Clock(progress),
            .. Usage(progress),
            Scores(progress),
            .. progress.Recent.Select(told => $"[grey]{Figures.Clock(told.Clock),8}  {Markup.Escape(told.Text)}[/]"),
            .. Now(progress)];
        return new Rows(lines.Select(line => new OneLine(line)));
    }

    private static string Title(RunFacts facts)
    {
        var agent = facts.Model is { } model ? $"{facts.Agent} ({facts.Scaffold}, {model})" : facts.Agent;
        return $"[bold]{Safe(facts.Environment)}[/] ({Safe(facts.Profile)}) by [bold]{Safe(agent)}[/] in {Safe(facts.Sandbox)}, run {Safe(facts.Run)}";
    }

    private static string Clock(RunProgress progress)
    {
        var share = Math.Clamp(progress.Spent / progress.Facts.Limits.Time, 0, 1);
        var done = (int)(share * BarWidth);
        var color = share >= 0.9 ? "red" : share >= 0.75 ? "yellow" : "green";
        var bar = $"[{color}]{new string('━', done)}[/][grey]{new string('─', BarWidth - done)}[/]";
        return $"{bar} [bold]{Figures.Clock(progress.Left)}[/] of {Figures.Clock(progress.Facts.Limits.Time)} left, {progress.Phase}";
    }

    private static IEnumerable<string> Usage(RunProgress progress) => progress.Facts.Model is null
        ? []
        : [$"{Figures.Count(progress.Usage.Messages, "model reply", "model replies")}, {Figures.Count(progress.Usage.Tokens)} tokens, {Figures.Cost(progress.Usage.CostUsd)}"];

    private static string Scores(RunProgress progress) => progress.Rows switch
    {
        [] => "[grey]no scores yet[/]",
        [.., var last] => $"{progress.Rows.Count} scored; last: {Markup.Escape(ScoreWords.Scored(last, progress.ShowNumbers))}{Best(progress)}",
    };

    private static string Best(RunProgress progress) =>
        progress.ShowNumbers && progress.Rows.Max(row => row.Normalized) is { } best ? $"; best {Figures.Score(best)}" : "";

    private static IEnumerable<string> Now(RunProgress progress)
    {
        foreach (var current in progress.Current)
        {
            yield return $"[bold]     now  {Markup.Escape(current)}[/]";
        }

        if (progress.Holdup is { } holdup)
        {
            yield return $"[yellow]     now  {Markup.Escape(holdup)}[/]";
        }
    }

    private static string Safe(string text) => Markup.Escape(InertText.Head(text, 60));
}
