using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.Live;

/// <summary>
/// The workbench of an agent whose requests come from inside the sandbox, at any time and several at once: a program, a person. Steps get
/// numbers as they come and nothing is replayed; what lives in the sandbox stays there, frozen, while no harness is there.
/// </summary>
/// <remarks>Safe for use by several threads. Calls throw <see cref="BudgetSpentException"/> when a limit is reached; agents let it pass.</remarks>
public interface ILiveBench
{
    /// <summary>What the agent is told of the environment and its rules.</summary>
    TaskBrief Brief { get; }

    /// <summary>Clock, tokens and cost at this moment.</summary>
    BudgetView Now { get; }

    /// <summary>False while sandbox and clock stand still.</summary>
    bool ClockRuns { get; }

    /// <summary>Row 0 and the rows that were asked for so far, by earlier harnesses too, as the agent may see them.</summary>
    IReadOnlyList<ScoreReply> ScoreLog { get; }

    /// <summary>Where requests from inside arrive, and the key of model requests; null for agents that have no such socket.</summary>
    DeskFolder? Desk { get; }

    /// <summary>The model that the agent asks; null when it has none.</summary>
    ChatModelSpec? Model { get; }

    /// <summary>Fires when the time budget, or another one, is spent; every call of this bench ends then.</summary>
    CancellationToken Over { get; }

    /// <summary>Hears of warnings and of the budget's end until it is disposed.</summary>
    /// <param name="watcher">Who hears; called on threads of the harness, so it must be quick.</param>
    IDisposable Watch(IBenchWatcher watcher);

    /// <summary>Seals what is in the solution folder now and scores it; one at a time, in the order of the calls. The row is durable before this returns.</summary>
    /// <param name="key">Stands for one wish to score: asked again with the same key, also after a resume, the same row is answered. Null = a new wish.</param>
    /// <param name="cancellationToken">Ends the wait; the scoring goes on.</param>
    Task<ScoreReply> ScoreAsync(string? key, CancellationToken cancellationToken);

    /// <summary>Notes in the journal what people should see in the transcript.</summary>
    /// <param name="kind">Short name such as <c>note</c>.</param>
    /// <param name="text">What to show.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    Task NoteAsync(string kind, string text, CancellationToken cancellationToken);

    /// <summary>One exchange with the agent's model, retried, metered and journaled; while the provider is out, sandbox and clock stand still.</summary>
    /// <param name="chat">What is asked, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ChatExchange> ChatAsync(LiveChat chat, CancellationToken cancellationToken);

    /// <summary>Asks the agent's model through Microsoft.Extensions.AI; meant as the <see cref="LiveChat.AskAsync"/> of a call.</summary>
    /// <param name="messages">The whole conversation to send.</param>
    /// <param name="options">Tools and parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ChatExchange> AskModelAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken);

    /// <summary>An answer that an earlier harness journaled and perhaps could not deliver, once; null when there is none.</summary>
    /// <param name="key">As in <see cref="LiveChat.Key"/>.</param>
    ChatResponse? TakeUndelivered(string key);

    /// <summary>
    /// Runs one long-lived command as a step. After a killed harness the same call, from the resumed agent, joins the command that still runs
    /// (or the end that it came to meanwhile). The budget's end kills it.
    /// </summary>
    /// <param name="program">The command.</param>
    /// <param name="output">Receives the output as it comes, beside the file that keeps it; may be null.</param>
    /// <param name="cancellationToken">Kills it; then <see cref="OperationCanceledException"/>.</param>
    Task<ProgramEnd> RunProgramAsync(ProgramCall program, IExecOutput? output, CancellationToken cancellationToken);

    /// <summary>Runs a helper of the harness in the sandbox, which is no step of the agent.</summary>
    /// <param name="request">The command; its id must not begin with <c>step-</c>.</param>
    /// <param name="output">Receives the output as it comes; may be null.</param>
    /// <param name="cancellationToken">Kills it.</param>
    Task<ExecResult> RunHelperAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken);

    /// <summary>Freezes sandbox and clock until as many <see cref="ReleaseAsync"/> calls came.</summary>
    /// <param name="reason">Why, for the result.</param>
    /// <param name="cancellationToken">Ends the wait for its turn.</param>
    Task HoldAsync(PauseReason reason, CancellationToken cancellationToken);

    /// <summary>Undoes one hold.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);

    /// <summary>Working time in which a person did nothing, as far as it was noticed; charged like any other.</summary>
    TimeSpan Idle { get; }

    /// <summary>Journals that a person is idle.</summary>
    /// <param name="since">Working time at which they last did something.</param>
    void MarkIdle(TimeSpan since);

    /// <summary>Journals that a person is idle no more.</summary>
    void MarkActive();

    /// <summary>Ends the attempt with a failure of the machinery: the running program is left, frozen, for a resume, and its call throws this.</summary>
    /// <param name="failure">What happened.</param>
    void Fail(Exception failure);
}
