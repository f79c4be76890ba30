using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using RE.Bench.Runs.Batches;
using RE.Bench.Runs.Scheduling;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>One line a thing that matters in one of many runs, behind its name; single commands and replies are left to <c>rebench logs</c>.</summary>
internal sealed class BatchLines
{
    private readonly Lock _gate = new();
    private readonly SafeWriter _writer;
    private readonly IReadOnlyDictionary<string, string> _labels;
    private readonly HashSet<string> _hidden;
    private readonly int _width;

    public BatchLines(TextWriter output, IReadOnlyList<BatchJob> jobs)
    {
        _writer = new SafeWriter(output);
        _labels = jobs.ToDictionary(job => job.Planned.Run, job => RunLabel.Of(job.Planned));
        _hidden = jobs.Where(job => !job.Plan.Environment.Definition.Score.Visible).Select(job => job.Planned.Run).ToHashSet();
        _width = _labels.Values.Select(label => label.Length).DefaultIfEmpty().Max();
    }

    public void OnEntry(string run, JournalEntry entry)
    {
        var matters = entry.Event is RunEvent.SandboxLost or RunEvent.HostClockSet or RunEvent.SubmissionScored or RunEvent.ProviderWaited or RunEvent.WarningGiven or RunEvent.IntegrityFound or RunEvent.AgentExited;
        if (matters && EventWords.Say(entry.Event, !_hidden.Contains(run)) is { } text)
        {
            Line(run, $"{Figures.Clock(entry.Clock),8}  {text}");
        }
    }

    public void OnSchedule(ScheduleEntry entry)
    {
        if (entry.Run is { } run && entry.State is not ScheduleState.Skipped)
        {
            Line(run, $"{"",8}  {entry.Word}{(entry.Reason.Length > 0 ? $": {InertText.Head(entry.Reason, 300)}" : "")}");
        }
    }

    private void Line(string run, string text)
    {
        lock (_gate)
        {
            _writer.WriteLine($"{_labels.GetValueOrDefault(run, run).PadRight(_width)}  {text}");
        }
    }
}
