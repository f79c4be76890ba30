using Microsoft.Extensions.AI;
using RE.Bench.Agents.Live;

namespace RE.Bench.Agents;

/// <summary>Everything an agent may touch; what is not here, it cannot reach. Each call is one step of the journal.</summary>
/// <remarks>Calls throw <see cref="BudgetSpentException"/> when a limit is reached; agents let it pass.</remarks>
public interface IWorkbench
{
    /// <summary>What the agent is told of the environment and its rules.</summary>
    TaskBrief Brief { get; }

    /// <summary>Clock, tokens and cost as of the last step's end; the same on a replay.</summary>
    BudgetView Budget { get; }

    /// <summary>The rows that this attempt has scored so far, as the agent may see them.</summary>
    IReadOnlyList<ScoreReply> ScoreLog { get; }

    /// <summary>Runs a shell command line with <c>bash</c> (or <c>sh</c>) in <c>/home/agent/solution</c>; never throws because it failed.</summary>
    /// <param name="tool">Name of the tool as the agent called it, for the transcript: <c>bash</c>, <c>python</c>.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Kills it.</param>
    Task<CommandReply> RunAsync(string tool, CommandCall command, CancellationToken cancellationToken);

    /// <summary>Writes a file into the sandbox.</summary>
    /// <param name="path">Absolute, below <c>/home/agent</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="executable">Mode 0755 instead of 0644.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <exception cref="IOException">A link or something else that is no folder is in the way; the same on a replay.</exception>
    Task PutFileAsync(string path, ReadOnlyMemory<byte> content, bool executable, CancellationToken cancellationToken);

    /// <summary>Seals what is in the solution folder now and scores it; the row is durable before this returns.</summary>
    Task<ScoreReply> ScoreAsync(CancellationToken cancellationToken);

    /// <summary>One exchange with the agent's model, retried, metered and journaled; while the provider is out, sandbox and clock stand still.</summary>
    /// <param name="messages">The whole conversation to send.</param>
    /// <param name="options">Tools and parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ChatResponse> ChatAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken);

    /// <summary>Notes in the journal what people should see in the transcript but no step produced: a refused tool call, a thought.</summary>
    /// <param name="kind">Short name such as <c>rejected-call</c>.</param>
    /// <param name="text">What to show.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    Task NoteAsync(string kind, string text, CancellationToken cancellationToken);

    /// <summary>The bench of an agent whose requests come at any time from inside the sandbox. Whoever takes it makes no other calls here: nothing is replayed then.</summary>
    /// <exception cref="InvalidOperationException">This workbench has none, or steps were made on it already.</exception>
    ILiveBench Live => throw new InvalidOperationException("This workbench has no live bench.");
}
