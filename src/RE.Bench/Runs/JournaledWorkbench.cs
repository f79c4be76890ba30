using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Live;
using RE.Bench.Budgets;

namespace RE.Bench.Runs;

/// <summary>The agent's workbench: each call is one step of the journal.</summary>
internal sealed class JournaledWorkbench(TaskBrief brief, StepRunner steps, WorkbenchDesks desks, RunLimits limits, Func<TaskBrief, ILiveBench> live) : IWorkbench
{
    private readonly List<ScoreReply> _scores = [.. desks.Scores.Rows.Where(row => row.Row == 0).Select(row => ScoreReplies.For(row, brief.ScoreVisible))];

    public TaskBrief Brief => brief;

    public BudgetView Budget => new() { Spent = steps.At, Limit = limits.Time, Tokens = steps.Usage.Tokens, TokenLimit = limits.Tokens, CostUsd = steps.Usage.CostUsd, Scores = _scores.Count - 1, ScoreLimit = limits.Scores };

    public IReadOnlyList<ScoreReply> ScoreLog => _scores;

    public ILiveBench Live => field ??= live(brief);

    public Task<CommandReply> RunAsync(string tool, CommandCall command, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.SerializeToElement(new CommandStep(tool, command.Script, command.Timeout), StepJson.Default.CommandStep);
        return steps.RunAsync("command", request, StepJson.Default.CommandReply, (ticket, token) => desks.Commands.RunAsync(ticket, command, token), cancellationToken);
    }

    public async Task PutFileAsync(string path, ReadOnlyMemory<byte> content, bool executable, CancellationToken cancellationToken)
    {
        var step = new PutFileStep(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)), executable);
        var request = JsonSerializer.SerializeToElement(step, StepJson.Default.PutFileStep);
        var reply = await steps.RunAsync("put-file", request, StepJson.Default.PutFileReply, async (_, token) =>
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            try
            {
                await desks.Sandbox.PutFileAsync(path, stream, executable ? Modes.Executable : Modes.Plain, token);
                return new PutFileReply();
            }
            catch (IOException refused)
            {
                return new PutFileReply(refused.Message);
            }
        }, cancellationToken);
        if (reply.Refusal is { } reason)
        {
            throw new IOException(reason);
        }
    }

    public async Task<ScoreReply> ScoreAsync(CancellationToken cancellationToken)
    {
        var request = JsonSerializer.SerializeToElement(new EmptyStep(), StepJson.Default.EmptyStep);
        var reply = await steps.RunAsync("score", request, StepJson.Default.ScoreReply, async (ticket, token) =>
        {
            var row = await desks.Scores.ScoreAsync("requested", ticket.Number, token);
            return ScoreReplies.For(row, brief.ScoreVisible);
        }, cancellationToken);
        _scores.Add(reply);
        return reply;
    }

    public async Task<ChatResponse> ChatAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var request = desks.Chat.Describe(messages, options);
        var reply = await steps.RunAsync("chat", request, (_, token) => desks.Chat.AskAsync(messages, options, token), cancellationToken);
        return StepJson.ToResponse(reply);
    }

    public Task NoteAsync(string kind, string text, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.SerializeToElement(new NoteStep(kind, text), StepJson.Default.NoteStep);
        return steps.RunAsync("note", request, StepJson.Default.EmptyStep, (_, _) => Task.FromResult(new EmptyStep()), cancellationToken);
    }

    private static class Modes
    {
        public const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        public const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    }
}
