using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Results;

/// <summary>The result of one run, as written to <c>result.json</c>.</summary>
public sealed record RunResult
{
    /// <summary>The one schema there is.</summary>
    public const string SchemaName = "rebench.result/1";

    /// <summary>Always <c>rebench.result/1</c>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>What was attempted.</summary>
    public required ResultEnvironment Environment { get; init; }

    /// <summary>Who attempted it.</summary>
    public required ResultAgent Agent { get; init; }

    /// <summary><c>submitted</c>, <c>budget-spent</c>, <c>agent-failed</c>, <c>infrastructure-failed</c> or <c>cancelled</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Which limit or failure; empty when there is nothing to say.</summary>
    public string OutcomeDetail { get; init; } = "";

    /// <summary>The score that counts; null when no row is valid, which analysis counts as normalized 0.</summary>
    public ResultScore? Score { get; init; }

    /// <summary>All scorings, in order.</summary>
    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// <summary>Working time.</summary>
    public required ResultBudget Budget { get; init; }

    /// <summary>Model use.</summary>
    public required ResultUsage Usage { get; init; }

    /// <summary>Findings for or against trusting the result.</summary>
    public IReadOnlyList<ResultFinding> Integrity { get; init; } = [];

    /// <summary>The sandbox that was used.</summary>
    public required ResultSandbox Sandbox { get; init; }

    /// <summary>Seed of the run.</summary>
    public required long Seed { get; init; }

    /// <summary>The machine.</summary>
    public required HostFacts Host { get; init; }

    /// <summary>Version of the harness.</summary>
    public required string Harness { get; init; }

    /// <summary>Hash of the journal's last entry, so that a changed journal shows.</summary>
    public required string JournalHash { get; init; }

    /// <summary>Wall-clock time of the first entry, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Wall-clock time of the last entry, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }
}
