namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>A row of the ledger as the page shows it.</summary>
internal sealed record RowView
{
    public required int Row { get; init; }

    /// <summary>Working time in seconds.</summary>
    public double Clock { get; init; }

    /// <summary>Seconds after the run's start.</summary>
    public double Wall { get; init; }

    public DateTimeOffset At { get; init; }

    public string Purpose { get; init; } = "";

    public string Outcome { get; init; } = "";

    public double? Raw { get; init; }

    public double? Normalized { get; init; }

    /// <summary>Why there is no score, or what the scorer says.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Digest of the sealed submission, hexadecimal; null when there is none.</summary>
    public string? Submission { get; init; }

    public long Tokens { get; init; }

    public decimal? CostUsd { get; init; }

    public double Seconds { get; init; }

    /// <summary>Its place in the transcript.</summary>
    public int? Item { get; init; }

    /// <summary>True for the row that counts.</summary>
    public bool Counts { get; init; }
}
