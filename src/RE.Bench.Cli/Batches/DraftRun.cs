using RE.Bench.Agents.Catalog;
using RE.Bench.Environments;
using RE.Bench.Planning;
using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Estimates;
using RE.Bench.Planning.Resources;
using RE.Bench.Runs.Batches;

namespace RE.Bench.Cli.Batches;

/// <summary>One run of a batch before its data and its sandbox are there.</summary>
/// <param name="Planned">As the batch plans it.</param>
/// <param name="Environment">Its environment.</param>
/// <param name="Agent">Who attempts it.</param>
/// <param name="Past">What its folder holds already.</param>
internal sealed record DraftRun(BatchRun Planned, EnvironmentFolder Environment, AgentSpec Agent, BatchRunPast Past)
{
    public bool IsOpen => Past is not BatchRunPast.Over;

    public PlannedNeed Need(Composition composition) => new(Planned, ResourceNeed.Of(Environment.Profile(Planned.Profile)), composition.BoundOf(Agent));

    /// <summary>Decides the run in every part: again from its journal if it began.</summary>
    public PlannedRun ToPlan(BatchDraft draft, Composition composition, IReadOnlyList<PlannedData> data)
    {
        var folder = draft.Folder.Run(Planned.Run);
        if (Past is BatchRunPast.Interrupted interrupted)
        {
            return RunPlanner.PlanAgain(Environment, interrupted.Facts, folder, data) with { KeepHome = draft.Batch.Asked.KeepHome };
        }

        var options = new RunOptions
        {
            Profile = Planned.Profile,
            Sandbox = draft.Batch.Asked.Sandbox,
            Run = Planned.Run,
            Seed = Planned.Seed,
            Time = Planned.Limits.Time,
            RunsFolder = draft.Folder.Path,
            KeepHome = draft.Batch.Asked.KeepHome,
            WeakModel = draft.Batch.Asked.WeakModel,
            Owner = composition.Owner,
            Harness = composition.Version,
        };
        var plan = composition.Planner.Plan(Environment, composition.Planned(Agent), options, data);
        return plan with { Facts = plan.Facts with { Limits = Planned.Limits, Seed = Planned.Seed } };
    }
}
