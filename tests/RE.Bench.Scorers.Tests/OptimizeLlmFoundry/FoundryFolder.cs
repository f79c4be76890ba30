namespace RE.Bench.Scorers.Tests.OptimizeLlmFoundry;

/// <summary>The environment in the source tree.</summary>
internal static class FoundryFolder
{
    public static string Environment { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "environments/optimize-llm-foundry")))
            {
                return Path.Combine(folder.FullName, "environments/optimize-llm-foundry");
            }
        }

        throw new DirectoryNotFoundException("The environments are not above the tests.");
    }
}
