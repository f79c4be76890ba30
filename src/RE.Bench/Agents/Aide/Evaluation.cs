namespace RE.Bench.Agents.Aide;

/// <summary>Runs a node, has it reviewed and scored, and leaves the better of it and the best so far in the solution folder.</summary>
internal sealed class Evaluation(IWorkbench workbench, Workspace workspace, Proposer proposer, TimePlan time)
{
    /// <summary>The node with all that came of it; null when the time is too short to run it.</summary>
    /// <exception cref="WorkspaceLostException">The solution folder could not be put in order.</exception>
    public async Task<Node?> TryAsync(Node node, NodeTree tree, CancellationToken cancellationToken)
    {
        if (await workspace.PrepareAsync(node, cancellationToken) is { } unprepared)
        {
            return await LeaveAsync(node with { Verdict = new Verdict.Buggy(unprepared) }, tree, cancellationToken);
        }

        if (!time.CanRun)
        {
            return null;
        }

        var ran = node with { Run = await workspace.RunAsync(node, time.Node, cancellationToken) };
        var reviewed = time.CanRun ? ran with { Review = await proposer.ReviewAsync(ran, cancellationToken) } : ran;
        if (Failure(reviewed) is { } failure)
        {
            return await LeaveAsync(reviewed with { Verdict = new Verdict.Buggy(failure) }, tree, cancellationToken);
        }

        return time.CanScore ? await ScoreAsync(reviewed, tree, cancellationToken) : await LeaveAsync(reviewed, tree, cancellationToken);
    }

    // The scorer's word counts; only where it hides its number a review may call a solution wrong that the scorer takes as valid.
    private string? Failure(Node node) => node.Run switch
    {
        { TimedOut: true } or { Status: not 0 } => $"the command did not end well: {RunText.Ending(node.Run)}",
        _ when !workbench.Brief.ScoreVisible && node.Review is { IsBug: true } review => $"the review found a fault: {review.Summary}",
        _ => null,
    };

    private async Task<Node> ScoreAsync(Node node, NodeTree tree, CancellationToken cancellationToken)
    {
        if (await workspace.LayAsync(node, cancellationToken) is { } refused)
        {
            return await LeaveAsync(node with { Verdict = new Verdict.Buggy($"its files could not be put into the solution folder: {refused}") }, tree, cancellationToken);
        }

        var score = await ScoreOrRestoreAsync(tree, cancellationToken);
        var scored = node with { Score = score, Verdict = Judge(node, score) };
        if (tree.WouldStand(scored))
        {
            Check(await workspace.PromoteAsync(node, cancellationToken));
            return scored;
        }

        return await LeaveAsync(scored, tree, cancellationToken);
    }

    // A limit of scores can be spent while other steps are still allowed, and what stands in the solution folder then is what counts.
    private async Task<ScoreReply> ScoreOrRestoreAsync(NodeTree tree, CancellationToken cancellationToken)
    {
        try
        {
            return await time.ScoringAsync(() => workbench.ScoreAsync(cancellationToken));
        }
        catch (BudgetSpentException)
        {
            await workspace.RestoreAsync(tree.Standing is not null, cancellationToken);
            throw;
        }
    }

    private Verdict Judge(Node node, ScoreReply score) => score.Outcome != "scored"
        ? new Verdict.Buggy($"the submission does not count ({score.Outcome}): {score.Reason ?? "no reason was given"} {(score.Message.Count > 0 ? score.Message.ToJsonString() : "")}".TrimEnd())
        : new Verdict.Good(workbench.Brief.ScoreVisible ? score.Raw : MetricLine.Read(node.Run!.Stdout));

    private async Task<Node> LeaveAsync(Node node, NodeTree tree, CancellationToken cancellationToken)
    {
        Check(await workspace.RestoreAsync(tree.Standing is not null, cancellationToken));
        return node;
    }

    private static void Check(string? problem)
    {
        if (problem is not null)
        {
            throw new WorkspaceLostException(problem);
        }
    }
}
