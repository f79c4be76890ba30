namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Names of RE-Bench's tasks in other harnesses.</summary>
internal static class TaskNames
{
    private static readonly string[] Packages = ["rebench", "re_bench", "re-bench"];

    /// <summary>Our slug for a task such as <c>ai_rd_fix_embedding/main</c>, <c>re_bench/fix_embedding</c> or <c>rebench/fix-embedding</c>; any other name as it is.</summary>
    public static string Environment(string task)
    {
        var parts = task.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (Family(task), parts) switch
        {
            ({ } family, _) => family.Slug,
            (_, [var package, var name, ..]) when Packages.Contains(package) => name.Replace('_', '-'),
            _ => task,
        };
    }

    /// <summary>METR's family of a task; null when it is none of RE-Bench's.</summary>
    public static MetrFamily? Family(string task) => MetrFamily.All.FirstOrDefault(family => task.Split('/').Contains(family.Name));
}
