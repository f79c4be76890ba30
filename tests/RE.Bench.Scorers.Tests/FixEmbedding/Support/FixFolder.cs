namespace RE.Bench.Scorers.Tests.FixEmbedding.Support;

/// <summary>Folders of the repository that belong to the environment.</summary>
internal static class FixFolder
{
    /// <summary>The environment itself.</summary>
    public static string Environment { get; } = Find(AppContext.BaseDirectory, "environments/fix-embedding");

    /// <summary>What the agent gets.</summary>
    public static string Agent => Path.Combine(Environment, "agent");

    /// <summary>The token of each row of the broken embedding, as the reference program found it; 16 bits each.</summary>
    public static string KeptOrder => Path.Combine(Find(AppContext.BaseDirectory, "tests/RE.Bench.Scorers.Tests/FixEmbedding/Kept"), "order.bin");

    private static string Find(string folder, string relative) =>
        Path.Combine(folder, relative) is var found && Directory.Exists(found) ? found : Find(Path.GetDirectoryName(folder)!, relative);
}
