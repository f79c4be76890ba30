using RE.Bench.Events;
using RE.Bench.Results;

namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>What a journal comes to so far, added up entry by entry; requests and replies are not kept.</summary>
internal sealed class RunFold
{
    private readonly List<FoldedRow> _rows = [];
    private readonly List<ResultFinding> _findings = [];

    /// <summary>The first entry's facts; null when the journal does not begin with them.</summary>
    public RunFacts? Facts { get; private set; }

    /// <summary>The ledger.</summary>
    public IReadOnlyList<FoldedRow> Rows => _rows;

    public IReadOnlyList<ResultFinding> Findings => _findings;

    /// <summary>When the clock ran.</summary>
    public ClockIntervals Intervals { get; } = new();

    public UsageTotals Usage { get; private set; } = UsageTotals.None;

    /// <summary>Limits that the sandbox enforces.</summary>
    public IReadOnlyList<string> EnforcedLimits { get; private set; } = [];

    /// <summary>How it ended; null while it has not.</summary>
    public RunEvent.RunEnded? End { get; private set; }

    /// <summary>Wall-clock time of the first and of the last entry.</summary>
    public (DateTimeOffset First, DateTimeOffset Last) At { get; private set; }

    /// <summary>Working time of the last entry.</summary>
    public TimeSpan Clock { get; private set; }

    /// <summary>Adds an entry.</summary>
    /// <param name="number">Of the entry, from 0.</param>
    /// <param name="item">The transcript's item that it belongs to; null when none.</param>
    /// <param name="skim">What was read; null for a damaged line.</param>
    public void Add(int number, int? item, EntrySkim? skim)
    {
        if (skim is null)
        {
            return;
        }

        At = (number == 0 ? skim.At : At.First, skim.At);
        Clock = skim.Clock;
        Usage = Usage.Plus(skim.Usage);
        Intervals.Add(skim.Event, skim.At);
        AddEvent(number, item, skim.Event);
    }

    private void AddEvent(int number, int? item, RunEvent? happened)
    {
        // A run that ended can be resumed: then it goes on.
        End = happened switch
        {
            RunEvent.RunEnded ended => ended,
            null => End,
            _ => null,
        };
        switch (happened)
        {
            case RunEvent.RunStarted started when number == 0:
                Facts = started.Facts;
                break;
            case RunEvent.SandboxStarted up:
                EnforcedLimits = up.EnforcedLimits;
                break;
            case RunEvent.SubmissionScored scored:
                _rows.Add(new FoldedRow(scored.Row, number, item));
                break;
            case RunEvent.IntegrityFound found:
                _findings.Add(new ResultFinding(found.Finding, found.Detail));
                break;
        }
    }
}
