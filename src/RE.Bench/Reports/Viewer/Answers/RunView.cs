namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Everything of a run but its transcript; every text is inert.</summary>
internal sealed record RunView
{
    public required RunCard Run { get; init; }

    public RunFactsView? Facts { get; init; }

    /// <summary>Until when the journal goes; the picture of a run that goes on ends there.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Stretches of wall time; short ones are joined where there are too many for a picture.</summary>
    public IReadOnlyList<IntervalView> Intervals { get; init; } = [];

    /// <summary>Exact seconds by state.</summary>
    public IReadOnlyDictionary<string, double> Totals { get; init; } = new Dictionary<string, double>();

    /// <summary><c>best</c> or <c>last</c>: which valid row counts.</summary>
    public string Selection { get; init; } = "best";

    public IReadOnlyList<RowView> Rows { get; init; } = [];

    public IReadOnlyList<FindingView> Findings { get; init; } = [];

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public int Replies { get; init; }

    /// <summary>Items of the transcript.</summary>
    public int Items { get; init; }

    /// <summary>Entries of the journal.</summary>
    public int Entries { get; init; }

    public long JournalBytes { get; init; }

    public long TornBytes { get; init; }

    /// <summary>The first line at which the chain of hashes breaks; null when it is whole.</summary>
    public int? BrokenAt { get; init; }

    /// <summary>False when the result was made from another journal than this.</summary>
    public bool ResultFits { get; init; } = true;

    public bool HasSession { get; init; }
}
