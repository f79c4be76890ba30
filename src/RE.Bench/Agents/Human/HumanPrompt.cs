using RE.Bench.Agents.Live;
using RE.Bench.Events;

namespace RE.Bench.Agents.Human;

/// <summary>The harness's own prompt, where a person is while everything stands still.</summary>
internal sealed class HumanPrompt(ILiveBench bench, IHumanTerminal terminal)
{
    private const string Confirmation = "yes";

    /// <summary>Asks until something is chosen that leaves the prompt.</summary>
    /// <param name="why">Why the person is here.</param>
    /// <param name="wasStarted">True once the clock has run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PromptChoice> AskAsync(string why, bool wasStarted, CancellationToken cancellationToken)
    {
        terminal.Say(HumanTexts.Standing(why, wasStarted));
        while (true)
        {
            var typed = await terminal.AskAsync(HumanTexts.Prompt, cancellationToken);
            switch (Choice(typed))
            {
                case "start" or "resume":
                    return PromptChoice.Go;
                case "detach":
                    return PromptChoice.Detach;
                case "submit" when await IsConfirmedAsync(cancellationToken):
                    return PromptChoice.Submit;
                case "instructions":
                    SayAll(EscapedText.Block(bench.Brief.Instructions).Split('\n'));
                    break;
                case "status":
                    SayAll(HumanTexts.Status(bench));
                    break;
                case "" or "submit":
                    break;
                case null:
                    terminal.Say("Nothing is typed any more? 'detach' leaves, 'submit' hands in.");
                    break;
                case "help" or "?":
                    SayAll(HumanTexts.Help(wasStarted));
                    break;
                case var other:
                    SayAll([$"There is no '{EscapedText.Line(other.Length > 40 ? other[..40] : other)}' here.", .. HumanTexts.Help(wasStarted)]);
                    break;
            }
        }
    }

    // 'task status' is how it is typed in the shell.
    private static string? Choice(string? typed)
    {
        var word = typed?.Trim().ToLowerInvariant();
        return word?.StartsWith("task ", StringComparison.Ordinal) == true ? word[5..].TrimStart() : word;
    }

    private async Task<bool> IsConfirmedAsync(CancellationToken cancellationToken)
    {
        terminal.Say($"Hand in /home/agent/solution as it is and end the attempt? Type {Confirmation}.");
        return (await terminal.AskAsync(HumanTexts.Prompt, cancellationToken))?.Trim() == Confirmation;
    }

    private void SayAll(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            terminal.Say(line);
        }
    }
}
