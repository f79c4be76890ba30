using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Aide;

/// <summary>Asks the model for the next node and for its opinion of what came of one.</summary>
internal sealed class Proposer(IWorkbench workbench, AidePrompts prompts)
{
    private static readonly AIFunctionDeclaration ReviewTool = Declared.Tool(
        "review",
        "Says what came of a solution.",
        new ToolParameter("is_bug", "boolean", "Whether it failed, or does something else than was planned."),
        new ToolParameter("summary", "string", "What was found, in 2 or 3 sentences; if it failed, why and what would mend it."));

    /// <summary>A proposal; null when none could be used.</summary>
    public Task<Proposal?> ProposeAsync(NextStep step, NodeTree tree, TimeSpan limit, CancellationToken cancellationToken) =>
        new Question<Proposal>(workbench, ProposalTool.Declaration, ProposalTool.Read).AskAsync(prompts.Propose(step, tree, limit), cancellationToken);

    /// <summary>An opinion; null when none could be read.</summary>
    public Task<Review?> ReviewAsync(Node node, CancellationToken cancellationToken) =>
        new Question<Review>(workbench, ReviewTool, ReadReview).AskAsync(prompts.Review(node), cancellationToken);

    private static ReadAnswer<Review> ReadReview(GivenAnswer given) => given.Arguments is { } arguments && arguments.Flag("is_bug") is { } isBug && arguments.Text("summary") is { } summary
        ? new ReadAnswer<Review>.Good(new(isBug, summary))
        : new ReadAnswer<Review>.Bad("Call 'review' with 'is_bug', true or false, and 'summary', a text.");
}
