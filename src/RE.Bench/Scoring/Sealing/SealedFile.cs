namespace RE.Bench.Scoring.Sealing;

/// <summary>One file of a sealed submission.</summary>
internal sealed record SealedFile
{
    /// <summary>Path below the solution folder, names joined by slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, in lowercase hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether its owner could execute it; of all rights only this one is kept.</summary>
    public bool Executable { get; init; }
}
