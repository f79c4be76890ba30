using RE.Bench.Environments.Data;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>The real text: fetched by npm the first time, then taken from the cache.</summary>
public sealed class EnglishText : IAsyncLifetime
{
    /// <summary>Null where there is neither a cache nor npm.</summary>
    internal string? Folder { get; private set; }

    /// <summary>Fetches and prepares what is missing.</summary>
    public async ValueTask InitializeAsync()
    {
        var manifests = Path.Combine(Path.GetDirectoryName(MlmFolder.Environment)!, "_data");
        var folders = new DataFolders(manifests, DataFolders.DefaultCache(Environment.GetEnvironmentVariable));
        var isCached = Directory.Exists(Path.Combine(folders.Cache, "data"));
        if (isCached || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "npm"))))
        {
            Folder = (await new DataStore(folders, TimeProvider.System).EnsureAsync("english", new Progress<DataProgress>(), CancellationToken.None)).FullFolder;
        }
    }

    /// <summary>The cache stays.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
