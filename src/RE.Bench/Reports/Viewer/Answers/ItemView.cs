namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>One thing of a transcript as the page shows it folded; every text is inert.</summary>
internal sealed record ItemView
{
    /// <summary>Its place in the transcript, from 0.</summary>
    public required int Item { get; init; }

    /// <summary>Number of its first entry in the journal, from 1.</summary>
    public required int Entry { get; init; }

    /// <summary>Number of its last entry; null while there is none yet.</summary>
    public int? EndEntry { get; init; }

    /// <summary><c>chat</c>, <c>command</c>, <c>put-file</c>, <c>scoring</c>, <c>pause</c>, … or the event's kind.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Working time in seconds.</summary>
    public double Clock { get; init; }

    /// <summary>Who or what: <c>model</c>, <c>bash</c>, <c>score 3</c>.</summary>
    public string Label { get; init; } = "";

    /// <summary>The words; of several lines only for what a model says.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when there is more to unfold.</summary>
    public bool More { get; init; }

    /// <summary><c>good</c>, <c>bad</c>, <c>warn</c>, <c>open</c> or empty.</summary>
    public string Tone { get; init; } = "";

    /// <summary>Names of the tools that a reply calls.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    public int? Row { get; init; }

    public long? Status { get; init; }

    public bool TimedOut { get; init; }

    /// <summary>Seconds that it took.</summary>
    public double? Took { get; init; }

    /// <summary>Bytes of output, or of a file.</summary>
    public long? Bytes { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public decimal? CostUsd { get; init; }
}
