using System.Threading.Channels;
using RE.Bench.Events;
using RE.Bench.Runs.Batches;
using RE.Bench.Runs.Scheduling;
using Spectre.Console;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>Redraws many runs on an interactive terminal, a line each.</summary>
internal sealed class BatchLive : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestFrame = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly IAnsiConsole _console;
    private readonly BatchPicture _picture;
    private readonly Dictionary<string, RunProgress> _progress = [];
    private readonly TimeProvider _time;
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _over = new();
    private readonly ITimer _timer;
    private readonly Task _drawing;

    /// <summary>Starts to draw.</summary>
    public BatchLive(IAnsiConsole console, IReadOnlyList<BatchJob> jobs, TimeProvider time)
    {
        (_console, _picture, _time) = (console, new BatchPicture(jobs), time);
        _timer = time.CreateTimer(_ => _wakeUps.Writer.TryWrite(true), null, Tick, Tick);
        _drawing = Task.Run(DrawAsync);
    }

    public void Begin(BatchJob job, IReadOnlyList<JournalEntry> past)
    {
        lock (_gate)
        {
            var progress = new RunProgress(job.Plan.Facts, _time, job.Plan.Environment.Definition.Score.Visible);
            foreach (var entry in past)
            {
                progress.Apply(entry);
            }

            _progress[job.Planned.Run] = progress;
            _picture.Begin(job.Planned.Run, progress);
        }
    }

    public void OnEntry(string run, JournalEntry entry)
    {
        lock (_gate)
        {
            _progress[run].Apply(entry);
        }

        _wakeUps.Writer.TryWrite(true);
    }

    public void OnSchedule(ScheduleEntry entry)
    {
        lock (_gate)
        {
            _picture.Apply(entry);
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
            // The terminal is gone; the runs are not.
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
            return _picture.Draw();
        }
    }
}
