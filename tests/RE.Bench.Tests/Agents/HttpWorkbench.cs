using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Models;

namespace RE.Bench.Tests.Agents;

/// <summary>A workbench whose model is a real one behind HTTP; all else is the fake's.</summary>
internal sealed class HttpWorkbench(ChatModel model) : IWorkbench
{
    private readonly FakeWorkbench _fake = new();

    public List<ChatResponse> Responses { get; } = [];

    public List<(string Kind, string Text)> Notes => _fake.Notes;

    public List<CommandCall> Commands => _fake.Commands;

    public TaskBrief Brief => _fake.Brief;

    public BudgetView Budget => _fake.Budget;

    public IReadOnlyList<ScoreReply> ScoreLog => [new() { Row = 0, At = TimeSpan.Zero, Outcome = "scored", Raw = 1 }];

    public Task<CommandReply> RunAsync(string tool, CommandCall command, CancellationToken cancellationToken) => _fake.RunAsync(tool, command, cancellationToken);

    public Task PutFileAsync(string path, ReadOnlyMemory<byte> content, bool executable, CancellationToken cancellationToken) =>
        _fake.PutFileAsync(path, content, executable, cancellationToken);

    public Task<ScoreReply> ScoreAsync(CancellationToken cancellationToken) => Task.FromResult(ScoreLog[0]);

    public async Task<ChatResponse> ChatAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        Responses.Add((await model.AskAsync(messages, options, cancellationToken)).Response);
        return Responses[^1];
    }

    public Task NoteAsync(string kind, string text, CancellationToken cancellationToken) => _fake.NoteAsync(kind, text, cancellationToken);
}
