using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>
/// Lets the model assess its own proposal. One that is rejected is named as off track in the conversation and another is asked for; after some
/// rejections in a row the next proposal is carried out unassessed, and so is one whose assessment cannot be read.
/// </summary>
/// <param name="workbench">Reaches the model.</param>
/// <param name="generator">Proposes.</param>
/// <param name="tools">What can be run.</param>
/// <param name="rejections">Most rejections in a row.</param>
internal sealed class BacktrackDiscriminator(IWorkbench workbench, Generator generator, Toolbox tools, int rejections) : IDiscriminator
{
    private const int ShownProposal = 12_000;
    private const string Approve = "APPROVE";
    private const string Reject = "REJECT";

    private static readonly AIFunctionDeclaration Tool = Declared.Tool(
        "assess",
        "Says whether the proposed step is carried out.",
        new ToolParameter("verdict", "string", $"{Approve} or {Reject}."),
        new ToolParameter("reason", "string", "Why, in a sentence or two."));

    public async Task<ChosenStep> NextAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        List<ChatMessage> asides = [];
        long? tokens = null;
        for (var rejected = 0; ; rejected++)
        {
            var proposals = await generator.ProposeAsync([.. prompt, .. asides], cancellationToken);
            var proposal = proposals.FirstOrDefault(p => p.CanRun(tools)) ?? proposals[0];
            tokens ??= proposals[0].Response.Usage?.InputTokenCount;
            if (!proposal.CanRun(tools) || !await IsOffTrackAsync([.. prompt, .. asides], proposal, rejected, cancellationToken))
            {
                return new(proposal.Response, asides) { PromptTokens = tokens };
            }

            asides.Add(new(ChatRole.User, ChoosingTexts.OffTrack(proposal)));
        }
    }

    private async Task<bool> IsOffTrackAsync(IReadOnlyList<ChatMessage> prompt, Proposal proposal, int rejected, CancellationToken cancellationToken)
    {
        if (rejected >= rejections)
        {
            await workbench.NoteAsync("taken-step", $"not assessed after {rejected} rejections in a row\n{proposal.Short}", cancellationToken);
            return false;
        }

        var question = new Question<Assessment>(workbench, Tool, Read);
        var given = await question.AskAsync([.. prompt, new(ChatRole.User, ChoosingTexts.Assess(proposal, ShownProposal))], cancellationToken)
            ?? new Assessment(Approve, $"no verdict could be read in {Question<Assessment>.Tries} tries");
        await workbench.NoteAsync(given.Verdict == Reject ? "rejected-step" : "approved-step", $"{TextCut.Head(given.Reason, 300)}\n{proposal.Short}", cancellationToken);
        return given.Verdict == Reject;
    }

    private static ReadAnswer<Assessment> Read(GivenAnswer given) => given.Arguments?.Text("verdict")?.Trim().ToUpperInvariant() is Approve or Reject
        ? new ReadAnswer<Assessment>.Good(new(given.Arguments.Text("verdict")!.Trim().ToUpperInvariant(), given.Arguments.Text("reason") is { Length: > 0 } reason ? reason : "no reason was given"))
        : new ReadAnswer<Assessment>.Bad($"Call 'assess' with the verdict {Approve} or {Reject}.");

    private sealed record Assessment(string Verdict, string Reason);
}
