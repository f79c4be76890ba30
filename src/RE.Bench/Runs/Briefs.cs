using RE.Bench.Agents;
using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>What agents are told.</summary>
internal static class Briefs
{
    /// <summary>The brief of a planned run.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="tools">Commands found in the sandbox.</param>
    public static TaskBrief For(PlannedRun plan, IReadOnlyList<string> tools) => new()
    {
        Environment = plan.Facts.Environment,
        Instructions = plan.Instructions,
        TimeLimit = plan.Facts.Limits.Time,
        ScoreVisible = plan.Environment.Definition.Score.Visible,
        HigherIsBetter = plan.Environment.Definition.Score.Better == ScoreDirection.Higher,
        Tools = tools,
        Seed = plan.Facts.Seed,
        ReferenceFolder = plan.Facts.Agent == "reference" ? plan.Environment.ReferenceFolder : null,
    };
}
