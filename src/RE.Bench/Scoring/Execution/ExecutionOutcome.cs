using System.Text.Json.Nodes;

namespace RE.Bench.Scoring.Execution;

/// <summary>What came of running a submission.</summary>
public abstract record ExecutionOutcome
{
    private ExecutionOutcome()
    {
    }

    /// <summary>It ran to its end.</summary>
    /// <param name="Report">What was measured, for the scorer.</param>
    public sealed record Measured(JsonObject Report) : ExecutionOutcome
    {
        /// <summary>Folder with files for the scorer, which the report names; whoever runs the stage removes it. Null = none.</summary>
        public string? Folder { get; init; }
    }

    /// <summary>It did not do what was asked, so there is nothing to score.</summary>
    /// <param name="Reason">What to change, for the agent's eyes.</param>
    public sealed record Refused(string Reason) : ExecutionOutcome
    {
        /// <summary>Short name of the rule that was broken; null for honest mistakes.</summary>
        public string? Finding { get; init; }
    }
}
