namespace RE.Bench.Tests.Support;

/// <summary>The source tree that the running tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Absolute path of a file or folder of the tree.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RE.Bench.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' has RE.Bench.sln.");
    }
}
