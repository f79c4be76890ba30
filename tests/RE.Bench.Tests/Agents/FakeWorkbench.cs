using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;

namespace RE.Bench.Tests.Agents;

/// <summary>A workbench in memory: a script of model answers, a function for commands, and all that was asked, in order.</summary>
internal sealed class FakeWorkbench : IWorkbench
{
    private readonly Queue<Func<ChatResponse>> _answers = [];

    public TaskBrief Brief { get; set; } = new()
    {
        Environment = "toy",
        Instructions = "Make it faster.",
        TimeLimit = TimeSpan.FromMinutes(30),
        ScoreVisible = true,
        HigherIsBetter = true,
        Tools = ["bash", "sh"],
    };

    public BudgetView Budget { get; set; } = new() { Spent = TimeSpan.Zero, Limit = TimeSpan.FromMinutes(30), Tokens = 0 };

    public IReadOnlyList<ScoreReply> ScoreLog { get; set; } = [];

    public Func<CommandCall, CommandReply> Command { get; set; } = _ => Reply("ok\n");

    public List<IReadOnlyList<ChatMessage>> Prompts { get; } = [];

    public List<string> Requests { get; } = [];

    public List<CommandCall> Commands { get; } = [];

    public Dictionary<string, string> Files { get; } = [];

    public Dictionary<string, bool> Executable { get; } = [];

    public List<(string Kind, string Text)> Notes { get; } = [];

    public string? BlockedFolder { get; set; }

    public int Scored { get; private set; }

    public static CommandReply Reply(string stdout, int status = 0, string stderr = "", bool timedOut = false, int oom = 0) => new()
    {
        Status = status,
        Stdout = stdout,
        Stderr = stderr,
        StdoutBytes = stdout.Length,
        StderrBytes = stderr.Length,
        TimedOut = timedOut,
        OutOfMemoryKills = oom,
        Took = TimeSpan.FromSeconds(1),
    };

    /// <summary>The model will say this next; it comes back as a journal would give it.</summary>
    public FakeWorkbench Says(string? text, params (string Tool, object Arguments)[] calls)
    {
        var turn = _answers.Count;
        _answers.Enqueue(() => Answer(text, turn, calls));
        return this;
    }

    public FakeWorkbench Says(Func<ChatResponse> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public Task<CommandReply> RunAsync(string tool, CommandCall command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return Task.FromResult(Command(command));
    }

    public Task PutFileAsync(string path, ReadOnlyMemory<byte> content, bool executable, CancellationToken cancellationToken)
    {
        if (BlockedFolder is { } blocked && path.StartsWith(blocked, StringComparison.Ordinal))
        {
            throw new IOException($"{blocked} is a link.");
        }

        Files[path] = Encoding.UTF8.GetString(content.Span);
        Executable[path] = executable;
        return Task.CompletedTask;
    }

    public Task<ScoreReply> ScoreAsync(CancellationToken cancellationToken)
    {
        Scored++;
        return Task.FromResult(ScoreLog[^1]);
    }

    public Task<ChatResponse> ChatAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        Prompts.Add(messages);
        Requests.Add(JsonSerializer.Serialize(messages, AIJsonUtilities.DefaultOptions));
        return Task.FromResult(_answers.TryDequeue(out var answer) ? answer() : Answer(null, 9999, [("submit", new { })]));
    }

    public Task NoteAsync(string kind, string text, CancellationToken cancellationToken)
    {
        Notes.Add((kind, text));
        return Task.CompletedTask;
    }

    private static ChatResponse Answer(string? text, int turn, (string Tool, object Arguments)[] calls)
    {
        List<AIContent> contents = text is null ? [] : [new TextContent(text)];
        contents.AddRange(calls.Select((call, i) => new FunctionCallContent($"call_{turn}_{i}", call.Tool, Arguments(call.Arguments))));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = calls.Length > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
        return JsonSerializer.Deserialize<ChatResponse>(JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
    }

    private static Dictionary<string, object?> Arguments(object value) =>
        JsonSerializer.SerializeToElement(value).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
}
