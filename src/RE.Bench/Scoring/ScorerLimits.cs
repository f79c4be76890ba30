using RE.Bench.Budgets;

namespace RE.Bench.Scoring;

/// <summary>What a scorer process may use.</summary>
public sealed record ScorerLimits
{
    /// <summary>Bytes of private writable memory (RLIMIT_DATA), libtorch's included; the .NET heap gets three quarters. Shared with no other process.</summary>
    /// <remarks>Not RLIMIT_AS: the runtime and CUDA reserve hundreds of gigabytes of address space that they never use.</remarks>
    public long MemoryBytes { get; init; } = 8L << 30;

    /// <summary>Reads <c>REBENCH_SCORER_MEMORY</c>, in GiB.</summary>
    /// <exception cref="UserErrorException">It is not a whole number from 1 to 4096.</exception>
    public static ScorerLimits Read(Func<string, string?> variable) => variable("REBENCH_SCORER_MEMORY") switch
    {
        null or "" => new(),
        var text when int.TryParse(text, out var gibibytes) && gibibytes is >= 1 and <= 4096 => new() { MemoryBytes = (long)gibibytes << 30 },
        var text => throw new UserErrorException($"REBENCH_SCORER_MEMORY is '{text}'. Give the scorer's memory in whole GiB, such as 8."),
    };
}
