using RE.Bench.Events;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli;

/// <summary>What listens to a run: display, diagnostics, fail point.</summary>
internal sealed class Screen(IReadOnlyList<IRunObserver> observers) : IAsyncDisposable
{
    /// <summary>Shows what a live agent's program prints; null unless asked for.</summary>
    public IExecOutput? ProgramOutput { get; init; }

    /// <summary>Told of each entry, in this order.</summary>
    public IReadOnlyList<IRunObserver> Observers => observers;

    /// <summary>Ends the live display, once.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var observer in observers)
        {
            switch (observer)
            {
                case IAsyncDisposable asynchronous:
                    await asynchronous.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
                default:
                    break;
            }
        }
    }
}
