using System.Runtime.InteropServices;

namespace RE.Bench.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks for a clean end, the second ends the process at once; the run can be resumed.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CliIo _io;
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    public Interrupts(CliIo io)
    {
        _io = io;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the first signal does, in words, while a run goes on.</summary>
    public string? Promise { get; set; }

    /// <summary>Gives the signals back.</summary>
    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _source.Dispose();
    }

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void ExitNow(int status);

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_source.IsCancellationRequested)
        {
            // Every journal entry is on disk already, and the sandbox freezes itself. Environment.Exit would wait for the main thread, which
            // may be waiting for this handler.
            _io.Error.Write(_io.IsTerminal ? "\u001b[?25h\n" : "");
            _io.Error.Flush();
            ExitNow(ExitCodes.Cancelled);
        }

        if (Promise is { } promise)
        {
            _io.Error.WriteLine(promise);
        }

        _source.Cancel();
    }
}
