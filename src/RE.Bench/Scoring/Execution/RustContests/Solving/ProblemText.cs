using System.Text.Json.Nodes;
using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Scoring.Execution.RustContests.Solving;

/// <summary>A problem as <c>solve</c> reads it: these fields and no others, whatever is known of the problem.</summary>
internal static class ProblemText
{
    /// <summary>Writes it as one line of JSON.</summary>
    public static string Json(ContestInstance problem, ContestSizes sizes) => new JsonObject
    {
        ["statement"] = problem.Statement,
        ["public_tests"] = new JsonArray([.. problem.Public.Select(test => new JsonObject { ["input"] = test.Input, ["output"] = test.Output })]),
        ["time_limit_seconds"] = sizes.TestSeconds,
        ["memory_limit_mib"] = sizes.TestMebibytes,
        ["model_calls"] = sizes.Model.Calls,
        ["model_tokens"] = sizes.Model.Tokens,
    }.ToJsonString(Plain);

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
