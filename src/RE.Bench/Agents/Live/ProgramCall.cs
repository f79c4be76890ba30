using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.Live;

/// <summary>A long-lived command of a live agent.</summary>
public sealed record ProgramCall
{
    /// <summary>Name for the transcript: <c>program</c>, <c>shell</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>What the transcript shows as the command.</summary>
    public required string Script { get; init; }

    /// <summary>What is run; id, time limit and output file are set by the bench.</summary>
    public required ExecRequest Request { get; init; }

    /// <summary>Name of the file below the run's <c>outputs</c> that keeps the output, up to the request's limit; null = none.</summary>
    public string? OutputName { get; init; }
}
