using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Analysis.Records;

/// <summary>One scoring of a run, as analysis sees it: when it was taken on each clock and what it gave.</summary>
public sealed record ScorePoint
{
    /// <summary>Working time spent when the submission was sealed.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan At { get; init; }

    /// <summary>Input and output tokens that the run had used.</summary>
    public long Tokens { get; init; }

    /// <summary>US dollars that the run had spent; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary><c>starting</c>, <c>requested</c> or <c>final</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary><c>scored</c>, <c>invalid</c>, <c>timed-out</c> or <c>crashed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Raw score; null unless scored, or where a published table has normalized scores only.</summary>
    public double? Raw { get; init; }

    /// <summary>Normalized score, at least 0; null unless scored. Never NaN.</summary>
    public double? Normalized { get; init; }

    /// <summary>Version of the scorer; empty when unknown.</summary>
    public string Scorer { get; init; } = "";

    /// <summary>True when the scoring gave a score.</summary>
    [JsonIgnore]
    public bool IsValid => Outcome == "scored" && Normalized is { } value && double.IsFinite(value);
}
