using System.Runtime.CompilerServices;

namespace RE.Bench.Tests.Support;

/// <summary>Texts that users see, kept in files beside the test: <c>Golden/&lt;name&gt;</c>. REBENCH_UPDATE_GOLDEN=1 rewrites them.</summary>
internal static class Golden
{
    private static bool Updating => System.Environment.GetEnvironmentVariable("REBENCH_UPDATE_GOLDEN") == "1";

    /// <summary>Fails when the text differs from the golden file of that name (with extension) beside the calling test.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "") =>
        MatchesFile(Path.Combine(SourceFolder(test), "Golden", name), actual);

    /// <summary>The same for a file anywhere, such as a generated file that is checked in.</summary>
    public static void MatchesFile(string file, string actual)
    {
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"'{file}' is missing. REBENCH_UPDATE_GOLDEN=1 writes it; then read it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    // A CI build maps source paths to /_/, so only the part from tests/ on is of use.
    private static string SourceFolder(string test) =>
        Repository.PathOf(Path.GetDirectoryName(test[(test.LastIndexOf("/tests/", StringComparison.Ordinal) + 1)..])!);
}
