using RE.Bench.Events;
using RE.Bench.Reports.Gates;
using RE.Bench.Results;

namespace RE.Bench.Cli;

/// <summary>What the process tells its caller; documented in docs/errors.md and never changed.</summary>
internal static class ExitCodes
{
    /// <summary>All went as asked.</summary>
    public const int Done = 0;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 1;

    /// <summary>Something that the user can fix.</summary>
    public const int UserError = 2;

    /// <summary>The run failed: its infrastructure or its agent.</summary>
    public const int RunFailed = 3;

    /// <summary>The runs went well and scored lower than <c>--min-score</c>, or than their baseline by more than noise explains.</summary>
    public const int BelowMinScore = 4;

    /// <summary>Ctrl-C or SIGTERM.</summary>
    public const int Cancelled = 130;

    /// <summary>The code of a finished run; a run without a valid score counts as normalized 0.</summary>
    /// <param name="result">The run.</param>
    /// <param name="minScore">Lowest normalized score that is good enough; null when any is.</param>
    public static int Of(RunResult result, double? minScore) => result.Outcome switch
    {
        RunOutcomes.Submitted or RunOutcomes.BudgetSpent => (result.Score?.Normalized ?? 0) < minScore ? BelowMinScore : Done,
        RunOutcomes.Cancelled => Cancelled,
        _ => RunFailed,
    };

    /// <summary>The code of a report with gates: a score that is too low counts before infrastructure that failed.</summary>
    public static int Of(GateSheet sheet) => sheet switch
    {
        { Passed: true } => Done,
        { IsInfrastructure: true } => RunFailed,
        _ => BelowMinScore,
    };
}
