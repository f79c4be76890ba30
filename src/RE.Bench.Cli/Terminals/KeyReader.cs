using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace RE.Bench.Cli.Terminals;

/// <summary>Reads what is typed, on a thread of its own, until disposed or until the terminal is gone.</summary>
internal sealed class KeyReader : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;
    private const int Standard = 0;
    private readonly Channel<byte[]> _typed = Channel.CreateUnbounded<byte[]>();
    private readonly int[] _wake = new int[2];
    private readonly int _input;
    private readonly Action _gone;
    private readonly Thread _thread;

    /// <summary>Begins to read.</summary>
    /// <param name="gone">Told, by another thread than the one that reads, when the terminal is gone; it may dispose the reader.</param>
    /// <param name="input">Descriptor of the terminal.</param>
    /// <exception cref="IOException">The machine gives no pipe.</exception>
    public KeyReader(Action gone, int input = Standard)
    {
        (_gone, _input) = (gone, input);
        if (TerminalCalls.Pipe(_wake, CloseOnExec) != 0)
        {
            throw new IOException($"no pipe: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        _thread = new Thread(Read) { IsBackground = true, Name = "keys" };
        _thread.Start();
    }

    /// <summary>What is typed; an empty array is the key that says there is no more.</summary>
    public ChannelReader<byte[]> Typed => _typed.Reader;

    public void Dispose()
    {
        TerminalCalls.Write(_wake[1], ref MemoryMarshal.GetReference("x"u8), 1);
        _thread.Join();
        _ = TerminalCalls.Close(_wake[0]);
        _ = TerminalCalls.Close(_wake[1]);
    }

    private void Read()
    {
        var buffer = new byte[4096];
        while (IsReadable())
        {
            var count = TerminalCalls.Read(_input, buffer, buffer.Length);
            if (count > 0 || (count == 0 && TerminalModes.Answers()))
            {
                _typed.Writer.TryWrite(buffer[..(int)count]);
            }
            else if (count == 0 || Marshal.GetLastPInvokeError() != Interrupted)
            {
                ThreadPool.QueueUserWorkItem(_ => _gone());
                return;
            }
        }
    }

    /// <summary>Waits for keys; false when it shall end.</summary>
    private bool IsReadable()
    {
        PollPlace[] places = [new() { Fd = _input, Wanted = TerminalCalls.Readable }, new() { Fd = _wake[0], Wanted = TerminalCalls.Readable }];
        while (TerminalCalls.Poll(places, (nuint)places.Length, -1) <= 0)
        {
            // A signal came in between.
        }

        return places[1].Happened == 0;
    }
}
