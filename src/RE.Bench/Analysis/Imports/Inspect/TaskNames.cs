namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Names of RE-Bench's tasks in other harnesses.</summary>
internal static class TaskNames
{
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["ai_rd_small_scaling_law"] = "scaling-law",
        ["ai_rd_triton_cumsum"] = "optimize-kernel",
        ["ai_rd_fix_embedding"] = "fix-embedding",
        ["ai_rd_optimize_llm_foundry"] = "optimize-llm-foundry",
        ["ai_rd_restricted_mlm"] = "restricted-mlm",
        ["ai_rd_nanogpt_chat_rl"] = "finetune-gpt2-qa",
        ["ai_rd_rust_codecontests_inference"] = "rust-codecontests",
    };

    private static readonly string[] Packages = ["rebench", "re_bench", "re-bench"];

    /// <summary>Our slug for a task such as <c>ai_rd_fix_embedding/main</c>, <c>re_bench/fix_embedding</c> or <c>rebench/fix-embedding</c>; any other name as it is.</summary>
    public static string Environment(string task)
    {
        var parts = task.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            _ when parts.FirstOrDefault(Families.ContainsKey) is { } family => Families[family],
            [var package, var name, ..] when Packages.Contains(package) => name.Replace('_', '-'),
            _ => task,
        };
    }
}
