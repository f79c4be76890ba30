namespace RE.Bench.Agents.Aide;

/// <summary>A tree of solutions that are drafted, debugged and improved, after AIDE; what ranks them is the environment's own score.</summary>
internal sealed class AideAgent(AideSettings settings) : IAgent
{
    private static readonly TimeSpan PreviewTime = TimeSpan.FromMinutes(2);

    public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        try
        {
            return await SearchAsync(workbench, cancellationToken);
        }
        catch (WorkspaceLostException lost)
        {
            return new AgentExit.Failed($"the solution folder could not be put in order: {lost.Message}");
        }
    }

    private async Task<AgentExit> SearchAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        var time = new TimePlan(workbench, settings.NodeTime);
        var workspace = new Workspace(workbench, time);
        if (await workspace.KeepStartAsync(cancellationToken) is { } problem)
        {
            return new AgentExit.Failed($"the starting solution could not be copied: {problem}");
        }

        var preview = await workbench.RunAsync("aide", new(Scripts.Preview, PreviewTime), cancellationToken);
        var proposer = new Proposer(workbench, new(workbench.Brief, preview.Stdout, settings.PromptCharacters));
        var tree = new NodeTree(workbench.Brief.HigherIsBetter, workbench.ScoreLog.FirstOrDefault(row => row.Row == 0)?.Raw);
        var grower = new Grower(workbench, proposer, new(workbench, workspace, proposer, time), time);
        if (await GrowAsync(grower, tree, new(settings, workbench.Brief.Seed), time, cancellationToken) is { } failed)
        {
            return failed;
        }

        return await workspace.RestoreAsync(tree.Standing is not null, cancellationToken) is { } lost ? throw new WorkspaceLostException(lost) : new AgentExit.Submitted();
    }

    private async Task<AgentExit?> GrowAsync(Grower grower, NodeTree tree, SearchPolicy policy, TimePlan time, CancellationToken cancellationToken)
    {
        var unusable = 0;
        while (tree.Nodes.Count < settings.Steps && time.CanBegin)
        {
            switch (await grower.GrowAsync(policy.Next(tree), tree, cancellationToken))
            {
                case Growth.NoProposal when ++unusable >= settings.FailedProposals:
                    return new AgentExit.Failed($"the model made no usable proposal {unusable} times in a row");
                case Growth.NoTime:
                    return null;
                case Growth.Grown:
                    unusable = 0;
                    break;
            }
        }

        return null;
    }
}
