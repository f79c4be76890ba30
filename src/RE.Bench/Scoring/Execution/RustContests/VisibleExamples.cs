using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Solving;

namespace RE.Bench.Scoring.Execution.RustContests;

/// <summary>The examples in the agent's folder: one instance of each visible family, by a seed that never changes.</summary>
internal static partial class VisibleExamples
{
    private const long Seed = 20261127;
    private const int LongestTest = 4000;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The instances.</summary>
    public static IReadOnlyList<ContestInstance> Draw() => [.. ContestCatalog.Visible.Select(problem => ContestInstance.Draw(problem, Seed))];

    /// <summary>The files by path below <c>examples</c>.</summary>
    /// <param name="sizes">The bounds that a problem names.</param>
    public static IEnumerable<(string Path, string Text)> Files(ContestSizes sizes) => Draw().SelectMany(problem => new[]
    {
        ($"{Name(problem.Family)}/problem.json", ProblemText.Json(problem, sizes) + "\n"),
        ($"{Name(problem.Family)}/tests.jsonl", string.Concat(problem.Public.Concat(problem.Hidden).Where(test => test.Input.Length + test.Output.Length < LongestTest)
            .Select(test => new JsonObject { ["input"] = test.Input, ["output"] = test.Output }.ToJsonString(Plain) + "\n"))),
    });

    private static string Name(string family) => Capital().Replace(family, match => $"-{match.Value}").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
