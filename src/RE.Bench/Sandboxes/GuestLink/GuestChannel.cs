using System.Net.Sockets;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>One authenticated connection of a guest.</summary>
internal sealed class GuestChannel(Socket socket, HelloFrame hello) : IDisposable
{
    private const int ReadAhead = 512 << 10;
    private const int PeerCredentials = 17;
    private const int SocketLevel = 1;
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>Whether the guest said at its arrival that all processes stand still.</summary>
    public bool WasFrozen => hello.Frozen;

    /// <summary>Whether the guest can run a command in a terminal; that of a living sandbox may be older than this harness.</summary>
    public bool HasTerminals => hello.Version >= WireLimits.Terminals;

    /// <summary>The guest's process id as this process sees it; 0 when it cannot be seen.</summary>
    public int ProcessId()
    {
        Span<byte> credentials = stackalloc byte[12];
        return socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials) >= 4 ? BitConverter.ToInt32(credentials) : 0;
    }

    /// <summary>Sends one frame; false when the connection is gone, which the reader notices and deals with.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> frame)
    {
        try
        {
            await _sending.WaitAsync(CancellationToken.None);
            try
            {
                for (var rest = frame; !rest.IsEmpty;)
                {
                    rest = rest[await socket.SendAsync(rest, SocketFlags.None, CancellationToken.None)..];
                }
            }
            finally
            {
                _sending.Release();
            }

            return true;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Gives every frame to <paramref name="handle"/> until the connection ends.</summary>
    /// <exception cref="ProtocolViolationException">What came is no frame, or <paramref name="handle"/> refused it.</exception>
    public async Task ReadAsync(Action<Frame> handle)
    {
        var reader = new FrameReader(WireLimits.FromGuest, ReadAhead);
        try
        {
            int count;
            while ((count = await socket.ReceiveAsync(reader.Space(), SocketFlags.None, CancellationToken.None)) > 0)
            {
                reader.Filled(count);
                while (reader.TryRead(out var frame))
                {
                    handle(frame);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The same as the end of the stream: the guest connects again.
        }
    }

    public void Dispose() => socket.Dispose();
}
