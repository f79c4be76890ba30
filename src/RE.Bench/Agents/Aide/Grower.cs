namespace RE.Bench.Agents.Aide;

/// <summary>Does one step of the search: a proposal, a try, a node, and word of it for people.</summary>
internal sealed class Grower(IWorkbench workbench, Proposer proposer, Evaluation evaluation, TimePlan time)
{
    private readonly TreeFiles _files = new(workbench);

    public async Task<Growth> GrowAsync(NextStep step, NodeTree tree, CancellationToken cancellationToken)
    {
        if (await proposer.ProposeAsync(step, tree, time.Node, cancellationToken) is not { } proposal)
        {
            await workbench.NoteAsync("node", $"{tree.Nodes.Count + 1} was not made: the model proposed nothing that can be run", cancellationToken);
            return Growth.NoProposal;
        }

        var planned = new Node { Number = tree.Nodes.Count + 1, Stage = step.Stage, Parent = step.Parent, Proposal = proposal };
        if (await evaluation.TryAsync(planned, tree, cancellationToken) is not { } node)
        {
            return Growth.NoTime;
        }

        tree.Add(node);
        await workbench.NoteAsync("node", TreeFiles.Line(node, tree), cancellationToken);
        await _files.WriteAsync(tree, cancellationToken);
        return Growth.Grown;
    }
}
