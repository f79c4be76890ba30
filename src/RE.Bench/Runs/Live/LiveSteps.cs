using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Runs.Live;

/// <summary>Steps that come at any time and several at once: they get the numbers after the journaled ones, and none is replayed.</summary>
internal sealed class LiveSteps
{
    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly RunClock _clock;
    private readonly Purse _purse;
    private readonly SortedDictionary<int, RecordedStep> _left = [];
    private int _last;

    public LiveSteps(Journal journal, RunClock clock, RunState past, Purse purse)
    {
        (_journal, _clock, _purse, Usage) = (journal, clock, purse, past.Usage);
        foreach (var step in past.Steps.Values)
        {
            _last = Math.Max(_last, step.Number);
            if (step.Reply is null)
            {
                _left.Add(step.Number, step);
            }
        }
    }

    /// <summary>Model use so far, that of earlier processes included.</summary>
    public UsageTotals Usage { get; private set; }

    /// <summary>Begins a step.</summary>
    /// <param name="action">What is asked.</param>
    /// <param name="request">With which arguments; made while no other step begins, since conversations are written as differences.</param>
    /// <returns>Its number.</returns>
    public int Begin(string action, Func<JsonElement> request)
    {
        lock (_gate)
        {
            var number = ++_last;
            _journal.Append(new RunEvent.StepStarted(number, action, request()));
            return number;
        }
    }

    /// <summary>Ends a step.</summary>
    public void End(int number, string action, JsonElement reply, UsageFacts? usage = null) => _journal.Append(() =>
    {
        Usage = Usage.Plus(usage);
        return new RunEvent.StepEnded(number, action, reply, usage);
    });

    /// <summary>Ends a step that has no answer.</summary>
    public void Break(int number, string action, string reason) =>
        End(number, action, JsonSerializer.SerializeToElement(new BrokenStep(reason), StepJson.Default.BrokenStep));

    /// <summary>Takes a step up that an earlier process left open; null when there is no such one.</summary>
    public RecordedStep? Claim(string action, Func<JsonElement, bool> isIt)
    {
        lock (_gate)
        {
            var found = _left.Values.FirstOrDefault(step => step.Action == action && isIt(step.Request));
            _left.Remove(found?.Number ?? 0);
            return found;
        }
    }

    /// <summary>Ends the steps that earlier processes left open and nobody takes up.</summary>
    /// <param name="keep">Actions of steps that may still be taken up.</param>
    public void BreakLeft(params IReadOnlyList<string> keep)
    {
        lock (_gate)
        {
            foreach (var step in _left.Values.Where(step => !keep.Contains(step.Action)).ToList())
            {
                _left.Remove(step.Number);
                Break(step.Number, step.Action, "The harness was gone before the answer was known.");
            }
        }
    }

    /// <summary>The budget of model calls that is spent; null when there is room for one.</summary>
    public string? SpentByModel() => _purse.Reached;

    /// <summary>Which time is spent, <c>time</c> or <c>wall</c>; null when there is some left.</summary>
    public string? SpentTime => _clock.SpentLimit;
}
