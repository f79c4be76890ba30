namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>A run as the list shows it; every text but the id is inert.</summary>
internal sealed record RunCard
{
    /// <summary>Name of its folder, by which it is asked for.</summary>
    public required string Id { get; init; }

    public string Run { get; init; } = "";

    public string Environment { get; init; } = "";

    public string Version { get; init; } = "";

    public string Profile { get; init; } = "";

    public string Agent { get; init; } = "";

    public string Scaffold { get; init; } = "";

    public string? Model { get; init; }

    /// <summary><c>running</c>, <c>stopped</c> (not ended, and nothing works on it), <c>ended</c> or <c>unreadable</c>.</summary>
    public required string State { get; init; }

    public string Outcome { get; init; } = "";

    public string OutcomeDetail { get; init; } = "";

    /// <summary>The score that counts, or the latest while the run goes on; null when there is none or it is hidden.</summary>
    public double? Normalized { get; init; }

    public double? Raw { get; init; }

    /// <summary>True where scores are hidden until the end.</summary>
    public bool Hidden { get; init; }

    /// <summary>Working time in seconds.</summary>
    public double? Spent { get; init; }

    public double? Limit { get; init; }

    public long? Tokens { get; init; }

    public decimal? CostUsd { get; init; }

    /// <summary>False when a price is unknown or nothing is known of the cost.</summary>
    public bool CostKnown { get; init; }

    public int? Scorings { get; init; }

    public int? Invalid { get; init; }

    public IReadOnlyList<string> Findings { get; init; } = [];

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it could not be read, and what to do; null when it could.</summary>
    public string? Problem { get; init; }
}
