namespace RE.Bench.Scoring.Sealing;

/// <summary>How much a submission may be.</summary>
internal sealed record SealLimits
{
    /// <summary>Bytes of one file.</summary>
    public long FileBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of all files together.</summary>
    public long TotalBytes { get; init; } = 4L << 30;

    /// <summary>Files and folders together.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>Names in a path.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>UTF-8 bytes of a path, so that it fits below any folder of ours.</summary>
    public int PathBytes { get; init; } = 1024;
}
