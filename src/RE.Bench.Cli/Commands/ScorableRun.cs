using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Runs.Verification;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Commands;

/// <summary>A run, perhaps of another machine, with all that is needed to score its submissions here: what a scorer is told comes from our definition alone.</summary>
/// <param name="Plan">The run, with the environment as it is here.</param>
/// <param name="Journal">Its journal.</param>
internal sealed record ScorableRun(PlannedRun Plan, JournalContent Journal)
{
    /// <summary>True when the environment is another than the run's.</summary>
    public bool HasOtherEnvironment => Plan.Environment.Digest != Plan.Facts.EnvironmentDigest;

    /// <summary>What is said where it is.</summary>
    public string OtherEnvironment =>
        $"the environment '{Plan.Facts.Environment}' changed since the run: version {Plan.Facts.EnvironmentVersion} then, {Plan.Environment.Definition.Version} now";

    /// <summary>Its ledger.</summary>
    public IReadOnlyList<LedgerRow> Rows { get; } = [.. Journal.Entries.Select(entry => entry.Event).OfType<RunEvent.SubmissionScored>().Select(scored => scored.Row)];

    /// <summary>The row that counts; null when none is valid.</summary>
    public LedgerRow? Winner => new Ledger(Rows).Select(Plan.Environment.Definition.Score.Selection, Plan.Environment.Definition.Score.Better);

    /// <summary>Reads journal, environment and data.</summary>
    /// <exception cref="UserErrorException">One of them is missing or damaged.</exception>
    public static async Task<ScorableRun> LoadAsync(Composition composition, RunFolder folder, CancellationToken cancellationToken)
    {
        var journal = GuardedJournal.Read(folder);
        var facts = journal.Facts;
        var environment = Composition.Environments().Load(facts.Environment);
        _ = environment.Profile(facts.Profile);
        IReadOnlyList<PlannedData> data = await composition.DataAsync(environment, facts.Profile, cancellationToken);
        return new ScorableRun(RunPlanner.PlanForRescore(environment, facts, folder, data), journal);
    }
}
