namespace RE.Bench.Environments.Data;

/// <summary>One npm package of a data set, pinned to its bytes.</summary>
internal sealed record DataPackage
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>As npm writes it: <c>sha512-</c> and base64.</summary>
    public required string Integrity { get; init; }

    public required string License { get; init; }

    public required string LicenseNote { get; init; }

    /// <summary>Of the archive.</summary>
    public required long Bytes { get; init; }

    /// <summary>Which reader makes documents of it: speeches, chapters or glosses.</summary>
    public required string Documents { get; init; }

    public string Pin => $"{Name}@{Version}";

    /// <summary>The name that <c>npm pack</c> gives the archive.</summary>
    public string ArchiveName => $"{Name.TrimStart('@').Replace('/', '-')}-{Version}.tgz";

    public string Megabytes => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Bytes / 1e6:0.0} MB");
}
