using System.ComponentModel;

namespace RE.Bench.Environments;

/// <summary>GPUs that a profile asks for.</summary>
public sealed record GpuDefinition
{
    /// <summary>How many.</summary>
    [Description("How many GPUs.")]
    public required int Count { get; init; }

    /// <summary>Model that the profile was made for, such as <c>H100</c>.</summary>
    [Description("GPU model that the profile was made for, such as H100.")]
    public string Model { get; init; } = "";

    /// <summary>Least memory of each.</summary>
    [Description("Least memory of each GPU, such as 75GiB.")]
    public ByteSize Memory { get; init; } = new(0);
}
