using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>Listens on a sandbox's socket and lets in only who knows the token; an agent's process may knock there too.</summary>
internal sealed class GuestListener : IDisposable
{
    private const int Backlog = 128;
    private const int MostStrangers = 64;
    private const int HelloBytes = 512;
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(5);
    private readonly GuestConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private int _strangers;

    /// <summary>Listens from here on.</summary>
    /// <exception cref="SandboxUnavailableException">The socket cannot be made.</exception>
    public GuestListener(GuestConnectionOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        try
        {
            File.Delete(options.SocketPath);
            _socket.Bind(new UnixDomainSocketEndPoint(options.SocketPath));
            File.SetUnixFileMode(options.SocketPath, ForAll);
            _socket.Listen(Backlog);
        }
        catch (Exception exception) when (exception is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            _socket.Dispose();
            throw new SandboxUnavailableException($"cannot listen on '{options.SocketPath}' for the guest of {options.SandboxName}: {exception.Message}", exception);
        }
    }

    /// <summary>Hands every guest that proves itself to <paramref name="welcome"/>, until disposed.</summary>
    /// <param name="welcome">Takes the channel over.</param>
    /// <param name="refuse">Hears of a guest with the right token and another protocol.</param>
    public async Task AcceptAsync(Func<GuestChannel, Task> welcome, Action<string> refuse)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _socket.AcceptAsync(CancellationToken.None);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (Interlocked.Increment(ref _strangers) > MostStrangers)
            {
                Interlocked.Decrement(ref _strangers);
                socket.Dispose();
                continue;
            }

            _ = GreetAsync(socket, welcome, refuse);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task GreetAsync(Socket socket, Func<GuestChannel, Task> welcome, Action<string> refuse)
    {
        try
        {
            using var patience = new CancellationTokenSource(HelloPatience, _time);
            var hello = await ReadHelloAsync(socket, patience.Token);
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hello.Token), Encoding.UTF8.GetBytes(_options.Token)))
            {
                socket.Dispose();
            }
            else if (hello.Version is < WireLimits.OldestGuest or > WireLimits.Version)
            {
                socket.Dispose();
                refuse($"its guest speaks protocol {hello.Version}, this rebench speaks {WireLimits.Version}");
            }
            else
            {
                await welcome(new GuestChannel(socket, hello));
            }
        }
        catch (Exception exception) when (exception is ProtocolViolationException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Dispose();
        }
        finally
        {
            Interlocked.Decrement(ref _strangers);
        }
    }

    private static async Task<HelloFrame> ReadHelloAsync(Socket socket, CancellationToken cancellationToken)
    {
        var reader = new FrameReader(HelloBytes, HelloBytes);
        Frame frame;
        while (!reader.TryRead(out frame))
        {
            var count = await socket.ReceiveAsync(reader.Space(), SocketFlags.None, cancellationToken);
            if (count == 0)
            {
                throw new ProtocolViolationException("the connection ended before a hello");
            }

            reader.Filled(count);
        }

        return frame.Type == FrameType.Hello ? HelloFrame.Read(frame.Payload.Span) : throw new ProtocolViolationException($"frame type {frame.Type} instead of a hello");
    }
}
