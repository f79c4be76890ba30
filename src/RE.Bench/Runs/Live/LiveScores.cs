using System.Text.Json;
using RE.Bench.Agents;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Live;

/// <summary>Scores that are asked for from inside the sandbox: one at a time, and once for each wish, whatever happens to who asked.</summary>
internal sealed class LiveScores : IAsyncDisposable
{
    private readonly LiveSteps _steps;
    private readonly ScoreDesk _desk;
    private readonly bool _visible;
    private readonly CancellationToken _over;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<ScoreReply>> _byKey = [];
    private readonly List<Task> _all = [];

    /// <param name="steps">Numbers and journals.</param>
    /// <param name="desk">Scores.</param>
    /// <param name="visible">Whether replies hold the number.</param>
    /// <param name="past">Where the run stood.</param>
    /// <param name="over">Ends all.</param>
    public LiveScores(LiveSteps steps, ScoreDesk desk, bool visible, RunState past, CancellationToken over)
    {
        (_steps, _desk, _visible, _over) = (steps, desk, visible, over);
        foreach (var step in past.Steps.Values.Where(step => step is { Action: "score", Reply: not null }))
        {
            if (KeyOf(step.Request) is { } key && Read(step.Reply!.Value) is { } reply)
            {
                _byKey[key] = Task.FromResult(reply);
            }
        }

        // What an earlier harness was asked for and did not answer is scored now; who asked comes again with the same key.
        while (steps.Claim("score", _ => true) is { } left)
        {
            Start(KeyOf(left.Request), left.Number);
        }
    }

    /// <summary>Rows as the agent may see them: row 0 and those that were asked for.</summary>
    public IReadOnlyList<ScoreReply> Log => [.. _desk.Rows.Where(row => row.Purpose is not ("final" or LedgerRow.Confirming)).Select(row => ScoreReplies.For(row, _visible))];

    /// <summary>Scores, or joins the scoring of the same wish.</summary>
    public async Task<ScoreReply> ScoreAsync(string? key, CancellationToken cancellationToken) => await Start(key, null).WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Task[] all;
        lock (_gate)
        {
            all = [.. _all];
        }

        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _turn.Dispose();
    }

    private Task<ScoreReply> Start(string? key, int? number)
    {
        lock (_gate)
        {
            if (key is not null && _byKey.TryGetValue(key, out var known))
            {
                return known;
            }

            var task = Task.Run(() => RunAsync(key, number), CancellationToken.None);
            _all.Add(task);
            _ = task.ContinueWith(ended => Forget(key, ended), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (key is not null)
            {
                _byKey[key] = task;
            }

            return task;
        }
    }

    // A wish that came to no row may be asked for again.
    private void Forget(string? key, Task<ScoreReply> ended)
    {
        lock (_gate)
        {
            _all.Remove(ended);
            if (!ended.IsCompletedSuccessfully && key is not null)
            {
                _byKey.Remove(key);
            }
        }
    }

    private async Task<ScoreReply> RunAsync(string? key, int? left)
    {
        await _turn.WaitAsync(_over);
        try
        {
            var number = left ?? _steps.Begin("score", () => JsonSerializer.SerializeToElement(new ScoreStep(key), StepJson.Default.ScoreStep));
            return await RunAsync(number);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ScoreReply> RunAsync(int number)
    {
        try
        {
            var reply = ScoreReplies.For(await _desk.ScoreAsync("requested", number, _over), _visible);
            _steps.End(number, "score", JsonSerializer.SerializeToElement(reply, StepJson.Default.ScoreReply));
            return reply;
        }
        catch (Exception failure) when (failure is OperationCanceledException or BudgetSpentException)
        {
            _steps.Break(number, "score", failure is BudgetSpentException ? failure.Message : "The attempt ended before the score was known.");
            throw;
        }
    }

    private static string? KeyOf(JsonElement request) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String ? key.GetString() : null;

    private static ScoreReply? Read(JsonElement reply)
    {
        try
        {
            return reply.Deserialize(StepJson.Default.ScoreReply);
        }
        catch (JsonException)
        {
            // A step that was interrupted has another reply.
            return null;
        }
    }
}
