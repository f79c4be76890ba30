using System.Text.Json.Serialization;

namespace RE.Bench.Scoring.Execution.RustContests.CodeContests;

/// <summary>A row of CodeContests as the hub has it (parquet), without its solutions, which are never read.</summary>
internal sealed class CodeContestsRow
{
    /// <summary>Name of the problem.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The statement.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>Difficulty class; 1 is easy.</summary>
    [JsonPropertyName("difficulty")]
    public long? Difficulty { get; set; }

    /// <summary>Codeforces rating; 0 = none.</summary>
    [JsonPropertyName("cf_rating")]
    public long? Rating { get; set; }

    /// <summary>Tests of the statement.</summary>
    [JsonPropertyName("public_tests")]
    public CodeContestsTests? Public { get; set; }

    /// <summary>Tests of the judges.</summary>
    [JsonPropertyName("private_tests")]
    public CodeContestsTests? Private { get; set; }

    /// <summary>Tests that were made by mutation.</summary>
    [JsonPropertyName("generated_tests")]
    public CodeContestsTests? Generated { get; set; }
}
