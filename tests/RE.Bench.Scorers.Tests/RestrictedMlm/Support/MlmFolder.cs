namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>Folders of the repository that belong to the environment.</summary>
internal static class MlmFolder
{
    /// <summary>The environment itself.</summary>
    public static string Environment { get; } = Find(AppContext.BaseDirectory, "environments/restricted-mlm");

    /// <summary>Reference submissions as the reference program wrote them, one for each seed.</summary>
    public static IReadOnlyList<string> KeptReferences { get; } =
        [.. Directory.EnumerateFiles(Find(AppContext.BaseDirectory, "tests/RE.Bench.Scorers.Tests/RestrictedMlm/Kept"), "reference-*.onnx").Order(StringComparer.Ordinal)];

    public static string StartingGraph => Path.Combine(Environment, "agent", "model", "model.onnx");

    private static string Find(string folder, string relative) =>
        Path.Combine(folder, relative) is var found && Directory.Exists(found) ? found : Find(Path.GetDirectoryName(folder)!, relative);
}
