using Microsoft.Extensions.AI;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular;

/// <summary>Builds what is sent: the conversation, cut to what fits, and a line of usage at its end.</summary>
internal sealed class Prompter(int promptTokens, ShellSession session)
{
    // After a cut there is room for a while, so that the provider's cache of the beginning is not lost each turn.
    private const double KeptAfterCut = 0.7;
    private const double LargestShareOfTask = 0.5;
    private readonly TokenEstimate _estimate = new();
    private IReadOnlyList<ChatMessage> _last = [];
    private int _firstKept;

    public async Task<IReadOnlyList<ChatMessage>> NextAsync(Conversation conversation, IWorkbench workbench, CancellationToken cancellationToken)
    {
        var head = Head(conversation);
        ChatMessage usage = new(ChatRole.User, Texts.Usage(workbench.Budget, session.Timeout));
        var before = _firstKept;
        if (_estimate.Of(Joined(head, conversation, usage)) > promptTokens)
        {
            Drop(head, conversation, usage);
        }

        if (_firstKept > before)
        {
            await workbench.NoteAsync("trimmed", $"{_firstKept} of {conversation.Turns.Count} turns are left out of the prompt to fit {promptTokens} tokens.", cancellationToken);
        }

        _last = Fitted(Joined(head, conversation, usage), head.Count);
        return _last;
    }

    /// <summary>Takes note of how many tokens the last prompt was, where the provider says so.</summary>
    public void Learn(long? inputTokens)
    {
        if (inputTokens > 0)
        {
            _estimate.Learn(_last, inputTokens.Value);
        }
    }

    private List<ChatMessage> Head(Conversation conversation)
    {
        var room = (int)(promptTokens * LargestShareOfTask) - _estimate.Of([conversation.System]);
        return [conversation.System, _estimate.Of([conversation.Task]) <= room ? conversation.Task : MessageCut.To(conversation.Task, _estimate.Characters(Math.Max(room, 200)))];
    }

    private void Drop(List<ChatMessage> head, Conversation conversation, ChatMessage usage)
    {
        while (_firstKept < conversation.Turns.Count - 1 && _estimate.Of(Joined(head, conversation, usage)) > promptTokens * KeptAfterCut)
        {
            _firstKept++;
        }
    }

    private List<ChatMessage> Joined(List<ChatMessage> head, Conversation conversation, ChatMessage usage)
    {
        List<ChatMessage> notice = _firstKept > 0 ? [new(ChatRole.User, Texts.LeftOut(_firstKept))] : [];
        return [.. head, .. notice, .. conversation.Turns.Skip(_firstKept).SelectMany(t => t.Messages), usage];
    }

    // Only the newest turn is left to be cut when dropping older ones was not enough.
    private List<ChatMessage> Fitted(List<ChatMessage> messages, int head)
    {
        var over = _estimate.Of(messages) - promptTokens;
        if (over <= 0 || messages.Count <= head + 1)
        {
            return messages;
        }

        var tail = messages[head..^1];
        var each = _estimate.Characters(Math.Max(100, (_estimate.Of(tail) - over) / tail.Count));
        return [.. messages[..head], .. tail.Select(m => MessageCut.To(m, each)), messages[^1]];
    }
}
