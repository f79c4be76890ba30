using RE.Bench.Cli.Display.Words;
using RE.Bench.Runs.Batches;
using RE.Bench.Runs.Scheduling;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>Where many runs stand: a line for each that goes on, then those that ended last and what the next one waits for.</summary>
/// <param name="jobs">The runs.</param>
/// <remarks>Not safe for use by several threads.</remarks>
internal sealed class BatchPicture(IReadOnlyList<BatchJob> jobs)
{
    private const int EndedLines = 5;
    private readonly Dictionary<string, ScheduleEntry> _last = [];
    private readonly SortedDictionary<string, RunProgress> _running = new(StringComparer.Ordinal);
    private readonly Queue<string> _ended = new();
    private int _endedCount;

    /// <summary>A run begins to be shown.</summary>
    public void Begin(string run, RunProgress progress) => _running[run] = progress;

    /// <summary>Takes an entry of the scheduler in.</summary>
    public void Apply(ScheduleEntry entry)
    {
        if (entry.Run is not { } run)
        {
            return;
        }

        _last[run] = entry;
        if (entry.State is ScheduleState.Ended or ScheduleState.Broke or ScheduleState.Stopped)
        {
            _running.Remove(run, out var progress);
            _endedCount++;
            _ended.Enqueue($"{Label(run)}  {entry.Word}: {InertText.Head(entry.Reason, 100)}{(progress is { ShowNumbers: true } && progress.Rows.Max(row => row.Normalized) is { } best ? $", best {Figures.Score(best)}" : "")}");
            if (_ended.Count > EndedLines)
            {
                _ended.Dequeue();
            }
        }
    }

    /// <summary>Draws it.</summary>
    public IRenderable Draw() => new Rows(Lines().Select(line => new OneLine(line)));

    private IEnumerable<string> Lines()
    {
        var queued = jobs.Where(job => _last.GetValueOrDefault(job.Planned.Run) is null or { State: ScheduleState.Queued }).ToList();
        yield return $"[bold]{Figures.Count(jobs.Count, "run", "runs")}[/]: {_running.Count} running, {queued.Count} queued, {_endedCount} ended";
        foreach (var (run, progress) in _running)
        {
            yield return $"{Markup.Escape(Label(run))}  [bold]{Figures.Clock(progress.Left)}[/] left, {progress.Phase}{Score(progress)}  [grey]{Markup.Escape(progress.Holdup ?? progress.Current.LastOrDefault() ?? "")}[/]";
        }

        foreach (var line in _ended)
        {
            yield return $"[grey]{Markup.Escape(line)}[/]";
        }

        if (queued.Count > 0 && _last.GetValueOrDefault(queued[0].Planned.Run) is { Reason.Length: > 0 } next)
        {
            yield return $"[grey]next: {Markup.Escape(Label(queued[0].Planned.Run))}: {Markup.Escape(InertText.Head(next.Reason, 160))}[/]";
        }
    }

    private static string Score(RunProgress progress) => progress.Rows is [.., var last] ? $", {Markup.Escape(ScoreWords.Scored(last, progress.ShowNumbers))}" : "";

    private string Label(string run) => jobs.FirstOrDefault(job => job.Planned.Run == run) is { } job ? RunLabel.Of(job.Planned) : InertText.Head(run, 60);
}
