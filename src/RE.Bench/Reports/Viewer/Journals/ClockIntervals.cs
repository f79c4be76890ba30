using RE.Bench.Events;

namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>When a run's clock ran and why it stood still, from the journal.</summary>
internal sealed class ClockIntervals
{
    /// <summary>More than a picture can show.</summary>
    public const int MostDrawn = 1000;

    private readonly List<ClockInterval> _all = [];
    private string _state = "setup";
    private DateTimeOffset? _since;
    private DateTimeOffset _last;

    /// <summary>Adds an entry; a null event is a step.</summary>
    public void Add(RunEvent? happened, DateTimeOffset at)
    {
        _since ??= at;
        switch (happened)
        {
            case RunEvent.ClockStarted:
                Turn("running", at);
                break;
            case RunEvent.ClockPaused paused:
                Turn(paused.Reason.ToString().ToLowerInvariant(), at);
                break;
            case RunEvent.HarnessResumed resumed when _state != "setup":
                // The gap began with the last sign of life, or what was charged after it.
                Turn("harness", _last + resumed.Charged < at ? _last + resumed.Charged : at);
                break;
            case RunEvent.AgentExited:
                Turn("over", at);
                break;
        }

        _last = at;
    }

    /// <summary>Everything until the last entry, in order and without gaps.</summary>
    public IReadOnlyList<ClockInterval> All => _since is { } since && since < _last ? [.. _all, new ClockInterval(_state, since, _last)] : [.. _all];

    /// <summary>The same for a picture: where there are too many, short ones join the one before.</summary>
    public IReadOnlyList<ClockInterval> Drawn()
    {
        var all = All;
        if (all.Count <= MostDrawn)
        {
            return all;
        }

        var shortest = (all[^1].To - all[0].From) / MostDrawn;
        var drawn = new List<ClockInterval>();
        foreach (var interval in all)
        {
            if (drawn is [.., var last] && (interval.Length < shortest || last.State == interval.State))
            {
                drawn[^1] = last with { To = interval.To };
            }
            else
            {
                drawn.Add(interval);
            }
        }

        return drawn;
    }

    private void Turn(string state, DateTimeOffset at)
    {
        // The run is over with the agent's exit, unless the clock starts again.
        if (state == _state || (_state == "over" && state != "running"))
        {
            return;
        }

        if (_since is { } since && since < at)
        {
            _all.Add(new ClockInterval(_state, since, at));
        }

        (_state, _since) = (state, at);
    }
}
