namespace RE.Bench.Events;

/// <summary>The machine that a run ran on.</summary>
public sealed record HostFacts
{
    /// <summary>Operating system and version.</summary>
    public required string Os { get; init; }

    /// <summary>Kernel release.</summary>
    public required string Kernel { get; init; }

    /// <summary>Processor model.</summary>
    public required string Cpu { get; init; }

    /// <summary>Logical cores.</summary>
    public required int Cores { get; init; }

    /// <summary>Physical memory in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>GPU models with driver versions; empty when none.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>Version of the .NET runtime.</summary>
    public required string Dotnet { get; init; }
}
