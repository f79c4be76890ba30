using System.Text.Json.Serialization;
using RE.Bench.Budgets;
using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Records;

/// <summary>One run as analysis sees it, of our own or imported: who, what, under which conditions, and every score with its times.</summary>
public sealed record RunRecord
{
    /// <summary>The one schema there is.</summary>
    public const string SchemaName = "rebench.run-record/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Where it comes from: <c>rebench</c>, <c>metr</c> or <c>inspect</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Version of the environment; empty when unknown.</summary>
    public string EnvironmentVersion { get; init; } = "";

    /// <summary>Size of the environment: <c>cpu</c>, <c>gpu</c>, or <c>paper</c> for published runs of the original. Scores of different profiles never compare.</summary>
    public required string Profile { get; init; }

    /// <summary>The agent: <c>o1</c>, <c>starter</c>, <c>human</c>, an alias of a published table.</summary>
    public required string Agent { get; init; }

    /// <summary>Its scaffold; empty when unknown.</summary>
    public string Scaffold { get; init; } = "";

    /// <summary>Its model; null when it uses none or it is unknown.</summary>
    public string? Model { get; init; }

    /// <summary>Working time that it was given.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Limit { get; init; }

    /// <summary>Working time that it used.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Spent { get; init; }

    /// <summary><c>submitted</c>, <c>budget-spent</c>, <c>agent-failed</c>, <c>infrastructure-failed</c> or <c>cancelled</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Which direction of the raw score is better.</summary>
    public ScoreDirection Better { get; init; }

    /// <summary>Which valid row counts: the best, or the last where scores are hidden from the agent.</summary>
    public ScoreSelection Selection { get; init; }

    /// <summary>All scorings, in order; the first is the starting solution's.</summary>
    public required IReadOnlyList<ScorePoint> Points { get; init; }

    /// <summary>False when only the final score is known, so that the run cannot be cut at an earlier time.</summary>
    public bool HasTrajectory { get; init; } = true;

    /// <summary>The normalized score that counts at the end; null when no row is valid, which counts as 0 and is said.</summary>
    public double? Normalized { get; init; }

    /// <summary>The raw score that counts at the end; null when no row is valid or it is unknown.</summary>
    public double? Raw { get; init; }

    /// <summary>Input and output tokens.</summary>
    public long Tokens { get; init; }

    /// <summary>US dollars; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Sandbox: <c>docker</c>, <c>bwrap</c>; empty when unknown.</summary>
    public string Sandbox { get; init; } = "";

    /// <summary>Class of the machine: its GPUs, or its processor and cores; empty when unknown.</summary>
    public string Hardware { get; init; } = "";

    /// <summary>Version of the harness; empty when unknown.</summary>
    public string Harness { get; init; } = "";

    /// <summary>Names of findings that speak for or against trusting the result.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Wall-clock time of the start, UTC; null when unknown.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Wall-clock time of the end, UTC; null when unknown.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The run's folder where it is ours; never written to files.</summary>
    [JsonIgnore]
    public string? Folder { get; init; }

    /// <summary>Version of the scorer of its last row; empty when unknown.</summary>
    [JsonIgnore]
    public string Scorer => Points is [.., var last] ? last.Scorer : "";

    /// <summary>True for people's runs.</summary>
    [JsonIgnore]
    public bool IsHuman => Agent == "human";
}
