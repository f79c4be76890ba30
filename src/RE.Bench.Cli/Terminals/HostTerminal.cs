using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;
using RE.Bench.Agents.Human;
using RE.Bench.Budgets;

namespace RE.Bench.Cli.Terminals;

/// <summary>The terminal that <c>rebench</c> itself was started in. It is given back as it was, however the process ends, short of kill -9.</summary>
internal sealed class HostTerminal : IHumanTerminal
{
    private const int Output = 1;
    private const int Again = 11;
    private const int Interrupted = 4;
    private const int LongestLine = 4096;
    private readonly TerminalModes _modes;
    private readonly KeyReader _keys;
    private readonly CancellationTokenSource _lost = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly Lock _writing = new();
    private readonly List<byte> _line = [];

    private HostTerminal(TerminalModes modes)
    {
        _modes = modes;
        Lost = _lost.Token;
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Resized?.Invoke()));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            Lose();
        }));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => _modes.Restore()));
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        _modes.UseLines();
        _keys = new KeyReader(Lose);
    }

    public event Action? Resized;

    public CancellationToken Lost { get; }

    public string Kind => Environment.GetEnvironmentVariable("TERM") ?? "dumb";

    public (int Columns, int Rows) Size
    {
        get
        {
            var window = new ushort[4];
            return TerminalCalls.Control(Output, TerminalCalls.GetWindow, window) == 0 && window is [> 0 and var rows, > 0 and var columns, ..] ? (columns, rows) : (80, 24);
        }
    }

    /// <summary>Says what to do where there is no terminal.</summary>
    /// <exception cref="UserErrorException">Standard input or output is no terminal.</exception>
    public static void Check()
    {
        if (TerminalCalls.IsTerminal(0) == 0 || TerminalCalls.IsTerminal(Output) == 0)
        {
            throw new UserErrorException("A person's run needs a terminal, and standard input or output is none. Start it in a terminal window, over 'ssh -t', or in tmux, without redirecting.");
        }
    }

    /// <summary>Takes the terminal over.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static HostTerminal Open()
    {
        Check();
        return new HostTerminal(TerminalModes.Read() ?? throw new UserErrorException("The terminal does not say how it treats keys. Start the run in another terminal window."));
    }

    public void Say(string line) => Show(Encoding.UTF8.GetBytes(line + "\r\n"));

    public void Show(ReadOnlySpan<byte> output)
    {
        lock (_writing)
        {
            while (!output.IsEmpty && !Lost.IsCancellationRequested)
            {
                var count = TerminalCalls.Write(Output, ref MemoryMarshal.GetReference(output), output.Length);
                if (count < 0 && Marshal.GetLastPInvokeError() is not (Again or Interrupted))
                {
                    Lose();
                }

                output = output[(int)Math.Max(0, count)..];
            }
        }
    }

    public async Task<string?> AskAsync(string prompt, CancellationToken cancellationToken)
    {
        Show(Encoding.UTF8.GetBytes(prompt));
        while (true)
        {
            if (_line.IndexOf((byte)'\n') is >= 0 and var end)
            {
                var line = Encoding.UTF8.GetString([.. _line.Take(end)]);
                _line.RemoveRange(0, end + 1);
                return TypedLine.Read(line);
            }

            var typed = await NextAsync(cancellationToken);
            if (typed.Length == 0)
            {
                Say("");
                return null;
            }

            _line.AddRange(typed);
            if (_line.Count > LongestLine)
            {
                _line.Clear();
            }
        }
    }

    public async Task TypeAsync(PipeWriter keys, CancellationToken cancellationToken)
    {
        _modes.UseKeys();
        try
        {
            await PassAsync([.. _line], keys, cancellationToken);
            _line.Clear();
            while (true)
            {
                await PassAsync(await NextAsync(cancellationToken), keys, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The keys are the harness's again.
        }
        finally
        {
            _modes.UseLines();
        }
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        _keys.Dispose();
        _signals.ForEach(signal => signal.Dispose());
        _modes.Restore();
        _lost.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task PassAsync(byte[] typed, PipeWriter keys, CancellationToken cancellationToken)
    {
        if (typed.Length > 0)
        {
            await keys.WriteAsync(typed, cancellationToken);
        }
    }

    private async Task<byte[]> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _keys.Typed.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new OperationCanceledException(Lost);
        }
    }

    private void OnExit(object? sender, EventArgs arguments) => _modes.Restore();

    // Whoever waits goes on elsewhere: it may give the terminal back, which whoever notices may be in the middle of using.
    private void Lose()
    {
        try
        {
            _ = _lost.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The terminal was given back a moment ago.
        }
    }
}
