using System.Text.Json.Nodes;

namespace RE.Bench.Scorers.RustCodecontests;

/// <summary>What became of one hidden problem.</summary>
/// <param name="Band">Difficulty, from 1 to 4.</param>
/// <param name="Verdict">One word; <c>solved</c> counts only with all tests passed.</param>
/// <param name="Tests">Public and hidden tests.</param>
/// <param name="Passed">Tests that were passed before the first that was not.</param>
internal sealed record ProblemRow(int Band, string Verdict, int Tests, int Passed)
{
    /// <summary>All tests were passed, and there was at least one.</summary>
    public bool IsSolved => Verdict == "solved" && Tests > 0 && Passed == Tests;

    /// <summary>Reads what the execution stage wrote.</summary>
    /// <exception cref="InvalidOperationException">It is incomplete: a mistake of the harness.</exception>
    public static IReadOnlyList<ProblemRow> From(JsonObject report) =>
        report["problems"] is JsonArray { Count: > 0 } rows
            ? [.. rows.Select(row => new ProblemRow(row!["band"]!.GetValue<int>(), row["verdict"]!.GetValue<string>(), row["tests"]!.GetValue<int>(), row["passed"]!.GetValue<int>()))]
            : throw new InvalidOperationException("No problem was judged.");
}
