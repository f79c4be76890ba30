using RE.Bench.Analysis.Records;
using RE.Bench.Events;

namespace RE.Bench.Analysis.Imports;

/// <summary>One row of METR's public run table, as far as it is needed.</summary>
/// <param name="Id">METR's id of the run; a number for people.</param>
/// <param name="Family">Task family.</param>
/// <param name="Alias">Public name of the model, or <c>human</c>.</param>
/// <param name="Score">Normalized score times the family's factor.</param>
/// <param name="TimeLimit">Seconds; 0 for people, who had about 8 hours.</param>
/// <param name="StartedAt">Milliseconds of Unix time; 0 for people or when unknown.</param>
/// <param name="CompletedAt">Milliseconds of Unix time, or of the attempt where it began at 0; 0 when unknown.</param>
/// <param name="EndedBy">What ended it: <c>usageLimits</c> when a limit was spent; null when it ended itself.</param>
internal sealed record MetrRow(string Id, MetrFamily Family, string Alias, double Score, double TimeLimit, double StartedAt, double CompletedAt, string? EndedBy)
{
    private const string Human = "human";

    private static readonly TimeSpan HumanLimit = TimeSpan.FromHours(8);

    /// <summary>The row as a run of the paper's profile.</summary>
    public RunRecord Record()
    {
        var isHuman = Alias == Human;
        var limit = TimeLimit == 0 ? HumanLimit : TimeSpan.FromSeconds(TimeLimit);
        var took = TimeSpan.FromMilliseconds(Math.Max(0, CompletedAt - StartedAt));
        var spent = EndedBy is not null || took > limit || took == TimeSpan.Zero ? limit : took;
        var normalized = Math.Max(0, Score / Family.Factor);
        return new RunRecord
        {
            Run = $"metr-{Id}",
            Source = "metr",
            Environment = Family.Slug,
            Profile = "paper",
            Agent = Alias,
            Model = isHuman ? null : Alias,
            Limit = limit,
            Spent = spent,
            Outcome = EndedBy == "usageLimits" ? RunOutcomes.BudgetSpent : EndedBy is null ? RunOutcomes.Submitted : RunOutcomes.AgentFailed,
            Better = Family.Better,
            Selection = Family.Selection,
            Points = [new ScorePoint { At = spent, Purpose = "final", Outcome = "scored", Raw = Family.Raw(normalized), Normalized = normalized }],
            HasTrajectory = false,
            Normalized = normalized,
            Raw = Family.Raw(normalized),
            StartedAt = StartedAt > 0 ? DateTimeOffset.FromUnixTimeMilliseconds((long)StartedAt) : null,
        };
    }
}
