using System.Text.Json.Serialization;

namespace RE.Bench.Scoring.Execution.RustContests.CodeContests;

/// <summary>A set of tests of a row: as many inputs as outputs.</summary>
internal sealed class CodeContestsTests
{
    /// <summary>Inputs.</summary>
    [JsonPropertyName("input")]
    public List<string>? Input { get; set; }

    /// <summary>Outputs.</summary>
    [JsonPropertyName("output")]
    public List<string>? Output { get; set; }
}
