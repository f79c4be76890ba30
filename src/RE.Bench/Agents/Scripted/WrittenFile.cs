using System.ComponentModel;

namespace RE.Bench.Agents.Scripted;

/// <summary>A file as a step writes it.</summary>
internal sealed record WrittenFile
{
    [Description("Absolute below /home/agent, or relative to /home/agent/solution.")]
    public required string Path { get; init; }

    [Description("The text.")]
    public required string Content { get; init; }
}
