using System.Text.Json;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Published;

/// <summary>METR's published runs (repository METR/eval-analysis-public), which are not part of this repository: beside it, or where REBENCH_METR_RUNS says.</summary>
internal static class PublishedRuns
{
    /// <summary>Mean normalized score of METR's cleaned human runs, by which the table's scores were divided; the one of scaling is assumed.</summary>
    private static readonly Dictionary<string, (string Short, double Factor)> Families = new()
    {
        ["ai_rd_fix_embedding"] = ("fix", 1.6853),
        ["ai_rd_nanogpt_chat_rl"] = ("nano", 1.3912),
        ["ai_rd_optimize_llm_foundry"] = ("foundry", 2.7964),
        ["ai_rd_restricted_mlm"] = ("mlm", 1.5429),
        ["ai_rd_rust_codecontests_inference"] = ("rust", 2.0064),
        ["ai_rd_small_scaling_law"] = ("scaling", 2.392),
        ["ai_rd_triton_cumsum"] = ("triton", 1.1609),
    };

    /// <summary>Where they are, or would be.</summary>
    public static string File => System.Environment.GetEnvironmentVariable("REBENCH_METR_RUNS") is { Length: > 0 } file
        ? file
        : Path.Combine(Repository.Root, "..", "shared", "data", "metr-rebench-runs.jsonl");

    /// <summary>All 1,808 rows; skips the calling test where the file is missing.</summary>
    public static IReadOnlyList<PublishedRun> Read()
    {
        SkipUnlessThere();
        return [.. System.IO.File.ReadLines(File).Select(Row)];
    }

    /// <summary>Skips the calling test where the file is missing.</summary>
    public static void SkipUnlessThere() => Assert.SkipUnless(System.IO.File.Exists(File), $"METR's published runs are not at '{File}'; REBENCH_METR_RUNS names their file");

    /// <summary>Without the rows that are almost surely cheats or errors: foundry and rust above 2, nano above 1.48.</summary>
    public static bool IsKept(PublishedRun run) => !(run is { Environment: "foundry" or "rust", Score: > 2 } or { Environment: "nano", Score: > 1.48 });

    private static PublishedRun Row(string line)
    {
        using var row = JsonDocument.Parse(line);
        var root = row.RootElement;
        var (name, factor) = Families[root.GetProperty("task_family").GetString()!];
        var seconds = root.GetProperty("time_limit").GetInt32();
        return new PublishedRun(name, root.GetProperty("alias").GetString()!, seconds == 0 ? 480 : seconds / 60, root.GetProperty("score").GetDouble() / factor);
    }
}
