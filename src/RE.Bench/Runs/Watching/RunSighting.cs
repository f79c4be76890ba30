using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Planning.Batches;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Watching;

/// <summary>One run as it stands now.</summary>
public sealed record RunSighting
{
    /// <summary>Its id.</summary>
    public required string Run { get; init; }

    /// <summary>Its folder, which a queued run does not have yet.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>Where it stands.</summary>
    public required SightedState State { get; init; }

    /// <summary>Why; empty when there is nothing to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Who attempts it.</summary>
    public required string Agent { get; init; }

    /// <summary>Who started it; null when it has not begun.</summary>
    public string? Owner { get; init; }

    /// <summary>Working time so far, as of the last entry.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>Its time limit.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Model use so far.</summary>
    public UsageTotals Usage { get; init; } = UsageTotals.None;

    /// <summary>The last row of its ledger; null when nothing was scored.</summary>
    public LedgerRow? LastRow { get; init; }

    /// <summary>The process that works on it or on its batch.</summary>
    public required HarnessProcess Harness { get; init; }

    /// <summary>Its batch; null when it stands alone.</summary>
    public BatchFolder? Batch { get; init; }
}
