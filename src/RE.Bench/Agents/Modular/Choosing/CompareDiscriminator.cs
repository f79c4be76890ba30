using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>Lets the model compare the proposals that differ and can be run; when it names none of them after some tries, the first is taken.</summary>
/// <param name="workbench">Reaches the model.</param>
/// <param name="generator">Proposes.</param>
/// <param name="tools">What can be run.</param>
/// <param name="room">How many characters all options together may take when they are compared.</param>
internal sealed class CompareDiscriminator(IWorkbench workbench, Generator generator, Toolbox tools, int room) : IDiscriminator
{
    private static readonly AIFunctionDeclaration Tool = Declared.Tool(
        "choose",
        "Chooses the option that is carried out.",
        new ToolParameter("option", "integer", "The number of the option."),
        new ToolParameter("reason", "string", "Why it is better than the others, in a sentence or two."));

    public async Task<ChosenStep> NextAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        var proposals = await generator.ProposeAsync(prompt, cancellationToken);
        var options = proposals.Where(p => p.CanRun(tools)).DistinctBy(p => p.Action).ToList();
        var chosen = options.Count > 1 ? await CompareAsync(prompt, options, cancellationToken) : options.FirstOrDefault() ?? proposals[0];
        return new(chosen.Response, []) { PromptTokens = proposals[0].Response.Usage?.InputTokenCount };
    }

    private async Task<Proposal> CompareAsync(IReadOnlyList<ChatMessage> prompt, List<Proposal> options, CancellationToken cancellationToken)
    {
        var question = new Question<Choice>(workbench, Tool, given => Read(given, options.Count));
        var choice = await question.AskAsync([.. prompt, new(ChatRole.User, ChoosingTexts.Compare(options, room))], cancellationToken)
            ?? new Choice(1, $"no option was chosen in {Question<Choice>.Tries} tries, so the first is taken");
        var list = string.Join("\n", options.Select((option, i) => $"{i + 1}) {option.Short}"));
        await workbench.NoteAsync("chosen-option", $"{choice.Option} of {options.Count}: {TextCut.Head(choice.Reason, 300)}\n{list}", cancellationToken);
        return options[choice.Option - 1];
    }

    private static ReadAnswer<Choice> Read(GivenAnswer given, int options) => given.Arguments switch
    {
        null => new ReadAnswer<Choice>.Bad($"Call 'choose' with the number of the option, from 1 to {options}."),
        var arguments when arguments.Number("option") is { } option && option >= 1 && option <= options && option == Math.Floor(option) =>
            new ReadAnswer<Choice>.Good(new((int)option, arguments.Text("reason") is { Length: > 0 } reason ? reason : "no reason was given")),
        _ => new ReadAnswer<Choice>.Bad($"'option' must be a whole number from 1 to {options}."),
    };

    private sealed record Choice(int Option, string Reason);
}
