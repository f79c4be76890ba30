namespace RE.Bench.Environments.Data;

/// <summary>Where data sets lie on this machine.</summary>
/// <param name="Manifests">The folder <c>environments/_data</c>.</param>
/// <param name="Cache">Packages and prepared files; may be deleted at any time between runs.</param>
public sealed record DataFolders(string Manifests, string Cache)
{
    /// <summary>The npm client, found on PATH unless a path is given.</summary>
    internal string Npm { get; init; } = "npm";

    /// <summary>Address of the hub that files are fetched from; <c>$REBENCH_HUB</c> names a mirror.</summary>
    public Uri Hub { get; init; } = new("https://huggingface.co");

    /// <summary>The folder of files of the hub.</summary>
    internal string HubFiles => Path.Combine(Cache, "hub");

    /// <summary>Where files of a data set are put that were made by hand.</summary>
    internal string Made(DataManifest manifest) => Path.Combine(Cache, "made", manifest.Name);

    /// <summary>The folder of archives as fetched.</summary>
    internal string Packages => Path.Combine(Cache, "packages");

    /// <summary><c>$REBENCH_CACHE</c>, else <c>$XDG_CACHE_HOME/rebench</c>, else <c>~/.cache/rebench</c>.</summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    public static string DefaultCache(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return (variable("REBENCH_CACHE"), variable("XDG_CACHE_HOME")) switch
        {
            ({ Length: > 0 } cache, _) => Path.GetFullPath(cache),
            (_, { Length: > 0 } caches) => Path.Combine(caches, "rebench"),
            _ => Path.Combine(variable("HOME") is { Length: > 0 } home ? home : Path.GetTempPath(), ".cache", "rebench"),
        };
    }

    internal string Prepared(DataManifest manifest) => Path.Combine(Cache, "data", $"{manifest.Name}-{manifest.Digest}");
}
