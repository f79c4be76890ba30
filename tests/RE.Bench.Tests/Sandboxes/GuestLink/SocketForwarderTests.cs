using System.Net.Sockets;
using RE.Bench.Sandboxes.GuestLink;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.GuestLink;

/// <summary>Connections from inside a sandbox to a socket of the harness end as those to the socket itself would.</summary>
public sealed class SocketForwarderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(1), TimeProvider.System);

    public void Dispose()
    {
        _folder.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task A_target_that_breaks_a_connection_off_ends_it_inside_too()
    {
        using var target = Listen();
        await using var forwarder = new SocketForwarder(_folder.Path, _folder["harness/desk.sock"]);
        using var client = await ConnectAsync();
        using (var served = await target.AcceptAsync(_deadline.Token))
        {
            await client.SendAsync("asked"u8.ToArray(), _deadline.Token);
            Assert.True(served.Poll(TimeSpan.FromMinutes(1), SelectMode.SelectRead));
        }

        Assert.Equal(0, await client.ReceiveAsync(new byte[10], _deadline.Token));
    }

    [Fact]
    public async Task Who_ends_sending_is_still_answered()
    {
        using var target = Listen();
        await using var forwarder = new SocketForwarder(_folder.Path, _folder["harness/desk.sock"]);
        using var client = await ConnectAsync();
        using var served = await target.AcceptAsync(_deadline.Token);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await served.ReceiveAsync(new byte[10], _deadline.Token));

        await served.SendAsync("answer"u8.ToArray(), _deadline.Token);
        served.Shutdown(SocketShutdown.Send);

        var got = new byte[10];
        Assert.Equal(6, await client.ReceiveAsync(got, _deadline.Token));
        Assert.Equal("answer"u8, got.AsSpan(0, 6));
        Assert.Equal(0, await client.ReceiveAsync(got, _deadline.Token));
    }

    [Fact]
    public async Task Without_a_target_a_connection_closes_at_once()
    {
        await using var forwarder = new SocketForwarder(_folder.Path, _folder["harness/desk.sock"]);
        using var client = await ConnectAsync();

        Assert.Equal(0, await client.ReceiveAsync(new byte[10], _deadline.Token));
    }

    private Socket Listen()
    {
        Directory.CreateDirectory(_folder["harness"]);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["harness/desk.sock"]));
        socket.Listen();
        return socket;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_folder["desk.sock"]), _deadline.Token);
        return socket;
    }
}
