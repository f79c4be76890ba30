namespace RE.Bench.Scorers.Tests.ScalingLaw;

/// <summary>The environment's folder in the repository.</summary>
internal static class ScalingLawFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        System.IO.Path.Combine(folder, "environments", "scaling-law") is var found && Directory.Exists(found) ? found : Find(System.IO.Path.GetDirectoryName(folder)!);
}
