namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Where and with what bounds a runner works.</summary>
internal sealed record KernelPlace
{
    /// <summary>Makes the sandbox.</summary>
    public required ExecutionSite Site { get; init; }

    /// <summary>Its folder on the host.</summary>
    public required string Folder { get; init; }

    /// <summary>Host folder with <c>input.bin</c>, which the sandbox can only read.</summary>
    public required string InputFolder { get; init; }

    /// <summary>Size of input and output.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether input and output are copied to and from the memory of a GPU.</summary>
    public required bool OnDevice { get; init; }

    /// <summary>Longest time of a batch.</summary>
    public required TimeSpan BatchTime { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
