using System.ComponentModel;

namespace RE.Bench.Agents.Scripted;

/// <summary>A step as a file writes it: exactly one of the first five keys.</summary>
internal sealed record StepEntry
{
    [Description("A file beside this one, copied to /home/agent/solution under the same name.")]
    public string? Put { get; init; }

    [Description("A file written in the sandbox.")]
    public WrittenFile? Write { get; init; }

    [Description("A shell command line, run in /home/agent/solution.")]
    public string? Run { get; init; }

    [Description("Asks for a score; always true.")]
    public bool? Score { get; init; }

    [Description("Hands in; always true.")]
    public bool? Submit { get; init; }

    [Description("Time limit of 'run'; 10m when left out.")]
    public TimeSpan? Timeout { get; init; }

    [Description("Whether the attempt goes on when 'run' fails; false when left out.")]
    public bool? AllowFailure { get; init; }
}
