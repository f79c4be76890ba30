using System.Net.Sockets;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>
/// Shows a socket of the harness inside a sandbox: listens in the control folder and joins each connection with the real socket, which may
/// lie anywhere, appear later and be replaced.
/// </summary>
internal sealed class SocketForwarder : IAsyncDisposable
{
    private const int Backlog = 128;
    private const int BlockBytes = 64 << 10;
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _target;
    private readonly Task _accepting;

    /// <summary>Listens from here on, under the target's file name.</summary>
    /// <exception cref="SandboxUnavailableException">The socket cannot be made.</exception>
    public SocketForwarder(string folder, string target)
    {
        _target = target;
        var path = Path.Combine(folder, Path.GetFileName(target));
        try
        {
            File.Delete(path);
            _listener.Bind(new UnixDomainSocketEndPoint(path));
            File.SetUnixFileMode(path, ForAll);
            _listener.Listen(Backlog);
        }
        catch (Exception exception) when (exception is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            _listener.Dispose();
            throw new SandboxUnavailableException($"cannot listen on '{path}' for '{target}': {exception.Message}", exception);
        }

        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = JoinAsync(await _listener.AcceptAsync(CancellationToken.None));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task JoinAsync(Socket inside)
    {
        using var one = inside;
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await other.ConnectAsync(new UnixDomainSocketEndPoint(_target));
        }
        catch (SocketException)
        {
            // Nobody listens there now; inside, the connection closes.
            return;
        }

        await Task.WhenAll(PassAsync(one, other), PassAsync(other, one));
    }

    // A side that ends its sending leaves the other way open; a side that is gone takes both ways with it.
    private static async Task PassAsync(Socket from, Socket to)
    {
        try
        {
            await CopyAsync(from, to);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var block = new byte[BlockBytes];
        int count;
        while ((count = await from.ReceiveAsync(block, SocketFlags.None)) > 0)
        {
            for (var rest = block.AsMemory(0, count); !rest.IsEmpty;)
            {
                rest = rest[await to.SendAsync(rest, SocketFlags.None)..];
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
