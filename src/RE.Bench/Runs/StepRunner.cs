using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Runs.Live;

namespace RE.Bench.Runs;

/// <summary>
/// Gives the agent's calls their numbers and journals them. After a crash the agent is run again from its start: calls that the journal can
/// answer are answered from there, the one that was under way is taken up again under the same number.
/// </summary>
internal sealed class StepRunner(Journal journal, RunClock clock, RunState past, Purse purse)
{
    private int _last;

    /// <summary>Model use so far, that of earlier processes included.</summary>
    public UsageTotals Usage { get; private set; } = UsageTotals.None;

    /// <summary>Working time at the end of the last step; the same on a replay.</summary>
    public TimeSpan At { get; private set; }

    /// <summary>Goes over to steps that come at any time; from here on this runner has none of its own.</summary>
    /// <exception cref="InvalidOperationException">Steps were made here already.</exception>
    public LiveSteps GoLive()
    {
        if (_last != 0)
        {
            throw new InvalidOperationException("A workbench that has made steps cannot go live.");
        }

        _last = int.MinValue;
        return new LiveSteps(journal, clock, past, purse);
    }

    /// <summary>Runs or replays the next step.</summary>
    /// <param name="action">What is asked.</param>
    /// <param name="request">With which arguments.</param>
    /// <param name="reply">How the reply is written.</param>
    /// <param name="act">Does it; told its number, whether an earlier process began it, and the token.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<TReply> RunAsync<TReply>(string action, JsonElement request, JsonTypeInfo<TReply> reply, StepAction<TReply> act, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(action, request, async (step, token) =>
        {
            var result = await act(step, token);
            return (JsonSerializer.SerializeToElement(result, reply), null);
        }, cancellationToken);
        return answer.Deserialize(reply) ?? throw new JsonException($"the journaled reply of a '{action}' step is null");
    }

    /// <summary>Runs or replays the next step, whose reply is JSON already.</summary>
    public async Task<JsonElement> RunAsync(
        string action, JsonElement request, Func<StepTicket, CancellationToken, Task<(JsonElement Reply, UsageFacts? Usage)>> act, CancellationToken cancellationToken)
    {
        var number = _last >= 0 ? ++_last : throw new InvalidOperationException("A workbench that went live makes no other steps.");
        var recorded = past.Steps.GetValueOrDefault(number);
        CheckSame(recorded, action, request);
        if (recorded?.Reply is { } known)
        {
            (At, Usage) = (recorded.EndedAt, Usage.Plus(recorded.Usage));
            return known;
        }

        ThrowIfSpent();
        if (recorded is null)
        {
            journal.Append(new RunEvent.StepStarted(number, action, request));
        }

        var (reply, usage) = await ActAsync(new StepTicket(number, recorded is not null), act, cancellationToken);
        At = journal.Append(() =>
        {
            Usage = Usage.Plus(usage);
            return new RunEvent.StepEnded(number, action, reply, usage);
        }).Clock;
        return reply;
    }

    private async Task<(JsonElement Reply, UsageFacts? Usage)> ActAsync(
        StepTicket ticket, Func<StepTicket, CancellationToken, Task<(JsonElement Reply, UsageFacts? Usage)>> act, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.SpentToken, cancellationToken);
        try
        {
            return await act(ticket, linked.Token);
        }
        catch (OperationCanceledException) when (clock.SpentToken.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BudgetSpentException(clock.SpentLimit ?? "time");
        }
    }

    private void ThrowIfSpent()
    {
        if ((clock.SpentLimit ?? purse.Reached) is { } spent)
        {
            throw new BudgetSpentException(spent);
        }
    }

    private static void CheckSame(RecordedStep? recorded, string action, JsonElement request)
    {
        if (recorded is not null && (recorded.Action != action || !JsonElement.DeepEquals(recorded.Request, request)))
        {
            throw new UserErrorException(
                $"The agent's step {recorded.Number} is '{action}' now and was '{recorded.Action}' with other arguments when the run was interrupted, so the run cannot go on. "
                + "The agent, its definition or the harness changed since: resume with the version that began the run, or start a new one.");
        }
    }
}
