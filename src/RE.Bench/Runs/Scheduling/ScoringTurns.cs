using RE.Bench.Budgets;

namespace RE.Bench.Runs.Scheduling;

/// <summary>
/// Who may score now, among all harnesses of this machine: a timed scoring alone, others side by side. The system takes a turn back when its
/// process dies.
/// </summary>
/// <param name="folder">The machine's folder of locks.</param>
/// <param name="time">Spaces the tries.</param>
public sealed class ScoringTurns(string folder, TimeProvider time)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);
    private readonly string _queue = Path.Combine(folder, "scoring-queue.lock");
    private readonly string _room = Path.Combine(folder, "scoring.lock");

    /// <summary>Takes a turn if it is free; null when it is not.</summary>
    /// <param name="alone">True for a timed scoring.</param>
    /// <exception cref="UserErrorException">A timed scoring is asked for, and the folder of locks cannot be used.</exception>
    public IDisposable? TryTake(bool alone)
    {
        try
        {
            // A timed scoring that waits holds the queue, so that others do not pass it for ever.
            var queue = LocksFolder.TryLock(_queue, alone);
            var room = queue is null ? null : LocksFolder.TryLock(_room, alone);
            if (room is null || !alone)
            {
                queue?.Dispose();
            }

            return room is null ? null : alone ? new Turn(queue!, room) : room;
        }
        catch (UserErrorException) when (!alone)
        {
            // Scores that are no times do not depend on the turn.
            return Stream.Null;
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="alone">True for a timed scoring.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IDisposable> TakeAsync(bool alone, CancellationToken cancellationToken)
    {
        if (!alone)
        {
            return await UntilAsync(() => TryTake(alone: false), cancellationToken);
        }

        var queue = await UntilAsync(() => LocksFolder.TryLock(_queue, alone: true), cancellationToken);
        try
        {
            return new Turn(queue, await UntilAsync(() => LocksFolder.TryLock(_room, alone: true), cancellationToken));
        }
        catch
        {
            await queue.DisposeAsync();
            throw;
        }
    }

    private async Task<T> UntilAsync<T>(Func<T?> attempt, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            if (attempt() is { } taken)
            {
                return taken;
            }

            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    private sealed class Turn(IDisposable queue, IDisposable room) : IDisposable
    {
        public void Dispose()
        {
            room.Dispose();
            queue.Dispose();
        }
    }
}
