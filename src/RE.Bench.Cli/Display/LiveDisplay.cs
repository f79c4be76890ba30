using System.Threading.Channels;
using RE.Bench.Events;
using Spectre.Console;

namespace RE.Bench.Cli.Display;

/// <summary>Redraws a run's progress on an interactive terminal: at every entry, and each second while nothing happens.</summary>
internal sealed class LiveDisplay : IRunObserver, IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestFrame = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly IAnsiConsole _console;
    private readonly RunProgress _progress;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _over = new();
    private readonly ITimer _timer;
    private readonly Task _drawing;

    /// <summary>Starts to draw.</summary>
    /// <param name="console">An interactive terminal; never redirected output, where every frame would be printed.</param>
    /// <param name="progress">Where the run stands; this display's own from now on.</param>
    /// <param name="time">Ticks.</param>
    public LiveDisplay(IAnsiConsole console, RunProgress progress, TimeProvider time)
    {
        (_console, _progress, _time) = (console, progress, time);
        AppDomain.CurrentDomain.ProcessExit += ShowCursor;
        _timer = time.CreateTimer(_ => _wakeUps.Writer.TryWrite(true), null, Tick, Tick);
        _drawing = Task.Run(DrawAsync);
    }

    public void OnEntry(JournalEntry entry)
    {
        lock (_gate)
        {
            _progress.Apply(entry);
        }

        _wakeUps.Writer.TryWrite(true);
    }

    /// <summary>Wipes the picture and gives the terminal back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _wakeUps.Writer.TryComplete();
        await _over.CancelAsync();
        await _drawing;
        AppDomain.CurrentDomain.ProcessExit -= ShowCursor;
        _over.Dispose();
    }

    private async Task DrawAsync()
    {
        try
        {
            await _console.Live(Frame()).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(RedrawAsync);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The terminal is gone; the run is not.
        }
    }

    private async Task RedrawAsync(LiveDisplayContext picture)
    {
        await foreach (var _ in _wakeUps.Reader.ReadAllAsync())
        {
            picture.UpdateTarget(Frame());
            await Task.Delay(ShortestFrame, _time, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Spectre.Console.Rendering.IRenderable Frame()
    {
        lock (_gate)
        {
            return LiveFrame.Draw(_progress);
        }
    }

    // A second Ctrl-C ends the process without unwinding.
    private void ShowCursor(object? sender, EventArgs e) => _console.Cursor.Show();
}
