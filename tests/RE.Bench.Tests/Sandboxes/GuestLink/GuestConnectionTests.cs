using System.Net.Sockets;
using CsCheck;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.GuestLink;
using RE.Bench.Sandboxes.Protocol;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.GuestLink;

/// <summary>The harness's end against guests that lie, and strangers that knock.</summary>
public sealed class GuestConnectionTests : IDisposable
{
    private const string Token = "the-token";
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Strangers_are_turned_away_and_the_guest_is_let_in()
    {
        await using var connection = Listen();
        using var silent = Connect();
        using var wrong = Connect();
        await wrong.SendAsync(new HelloFrame(WireLimits.Version, "guess", false).Build(), Cancel);
        using var garbage = Connect();
        await garbage.SendAsync(new byte[] { 255, 255, 255, 255, 1, 2, 3 }, Cancel);

        using var guest = await ArriveAsync(connection);

        Assert.Equal(0, await wrong.ReceiveAsync(new byte[10], Cancel));
        Assert.Equal(0, await garbage.ReceiveAsync(new byte[10], Cancel));
    }

    [Fact]
    public async Task A_guest_of_another_protocol_is_named_as_the_reason()
    {
        await using var connection = Listen();
        using var guest = Connect();
        await guest.SendAsync(new HelloFrame(99, Token, false).Build(), Cancel);

        var broken = await Assert.ThrowsAsync<SandboxUnavailableException>(() => connection.WaitAsync(TimeSpan.FromSeconds(30), Cancel));

        Assert.Contains("protocol 99", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_of_an_earlier_rebench_runs_commands_and_is_asked_for_no_terminal()
    {
        await using var connection = Listen();
        using var guest = await ArriveAsync(connection, WireLimits.OldestGuest);

        var refused = await Assert.ThrowsAsync<SandboxUnavailableException>(() => connection.ExecAsync(Request() with { Id = "shell", Terminal = new ExecTerminal(80, 24) }, null, Cancel));
        var plain = connection.ExecAsync(Request() with { Id = "plain", Input = null }, null, Cancel);
        var order = ExecFrame.Read((await ReadFrameAsync(guest, FrameType.Exec)).Span);
        await guest.SendAsync(new StartedFrame("plain", false, 0, 0, 0).Build(), Cancel);
        await guest.SendAsync(new ExitFrame("plain", ExitKind.Exited, 7, 0, 0, 0, "").Build(), Cancel);

        Assert.Contains("knows no terminals", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("plain", null), (order.Id, order.Terminal));
        Assert.Equal(new ExecEnd.Exited(7), (await plain).End);
    }

    [Fact]
    public async Task Any_lie_of_the_guest_breaks_the_sandbox_and_nothing_else()
    {
        var lies = new Dictionary<string, byte[]>
        {
            ["a length beyond the cap"] = [255, 255, 255, 127, 3],
            ["an unknown type"] = Frame(FrameType.Exec, _ => { }),
            ["output that skips"] = [.. Started(), .. Output(5, "x")],
            ["output before the start"] = Output(0, "x"),
            ["empty output"] = [.. Started(), .. Output(0, "")],
            ["an end with other sizes"] = [.. Started(), .. new ExitFrame("id", ExitKind.Exited, 0, 0, 7, 0, "").Build().Span],
            ["an impossible end"] = [.. Started(), .. Frame(FrameType.Exit, f => f.Text("id").Byte(77).Int(0).Int(0).Long(0).Long(0).Text(""))],
            ["more than the window"] = [.. Started(), .. Enumerable.Range(0, 9).SelectMany(i => Output(i * 200_000L, new string('x', 200_000)))],
            ["output sent again"] = [.. Started(), .. Output(0, "x"), .. Started()],
            ["more input taken than sent"] = [.. Started(), .. new InputStateFrame("id", 1L << 40, false).Build().Span],
            ["a negative offset"] = [.. Frame(FrameType.Started, f => f.Text("id").Byte(0).Long(-1).Long(0).Long(0))],
        };
        foreach (var (name, bytes) in lies)
        {
            await using var connection = Listen();
            using var guest = await ArriveAsync(connection);
            var never = new TaskCompletionSource();
            var request = Request() with { Input = new MemoryStream([1]) };
            var running = connection.ExecAsync(request, name == "more than the window" ? new RecordingOutput(() => never.Task) : null, Cancel);
            await ReadFrameAsync(guest, FrameType.Exec);
            await SendAsync(guest, bytes);
            _ = ReleaseAsync(never);

            var broken = await Assert.ThrowsAsync<SandboxUnavailableException>(() => running.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
            Assert.Contains("protocol", broken.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Any_noise_of_the_guest_breaks_the_sandbox_or_is_ignored() =>
        await Gen.Byte.Array[1, 400].SampleAsync(
            async noise =>
            {
                await using var connection = Listen();
                using var guest = await ArriveAsync(connection);
                var running = connection.ExecAsync(Request(), null, Cancel);
                await ReadFrameAsync(guest, FrameType.Exec);
                await SendAsync(guest, [.. noise, 0, 0, 0, 0]);
                connection.Break("the test is over");

                await Assert.ThrowsAsync<SandboxUnavailableException>(() => running);
            },
            iter: Often.Times(50),
            threads: 1);

    [Fact]
    public async Task A_command_goes_on_over_a_new_connection_where_the_old_one_broke()
    {
        await using var connection = Listen();
        var first = await ArriveAsync(connection);
        var output = new RecordingOutput();
        var running = connection.ExecAsync(Request(), output, Cancel);
        await ReadFrameAsync(first, FrameType.Exec);
        await first.SendAsync((byte[])[.. Started(), .. Output(0, "hello ")], Cancel);
        await output.SeenAsync("hello ");
        first.Dispose();

        using var second = await ArriveAsync(connection);
        var order = ExecFrame.Read((await ReadFrameAsync(second, FrameType.Exec)).Span);
        await second.SendAsync((byte[])[.. new StartedFrame("id", true, 6, 0, 0).Build().Span, .. Output(6, "world"), .. new ExitFrame("id", ExitKind.Exited, 3, 0, 11, 0, "").Build().Span], Cancel);
        var result = await running;

        Assert.Equal(6, order.StdoutOffset);
        Assert.Equal("hello world", result.Stdout.Text);
        Assert.Equal(new ExecEnd.Exited(3), result.End);
    }

    [Fact]
    public async Task A_guest_that_stays_away_breaks_the_sandbox()
    {
        await using var connection = Listen();
        var guest = await ArriveAsync(connection);
        var running = connection.ExecAsync(Request(), null, Cancel);
        await ReadFrameAsync(guest, FrameType.Exec);

        guest.Dispose();

        var broken = await Assert.ThrowsAsync<SandboxUnavailableException>(() => running);
        Assert.Contains("did not come back", broken.Message, StringComparison.Ordinal);
    }

    private static ExecRequest Request() => new() { Id = "id", Arguments = ["x"] };

    private static byte[] Frame(FrameType type, Action<FrameBuilder> fill)
    {
        var builder = new FrameBuilder(type);
        fill(builder);
        return builder.Build().ToArray();
    }

    private static byte[] Started() => new StartedFrame("id", false, 0, 0, 0).Build().ToArray();

    private static byte[] Output(long offset, string text) => Frame(FrameType.Stdout, f => f.Text("id").Long(offset).Bytes(System.Text.Encoding.ASCII.GetBytes(text)));

    /// <summary>The harness may hang up in the middle of a lie.</summary>
    private static async Task SendAsync(Socket guest, byte[] bytes)
    {
        try
        {
            await guest.SendAsync(bytes, Cancel);
        }
        catch (SocketException)
        {
        }
    }

    private static async Task ReleaseAsync(TaskCompletionSource gate)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        gate.TrySetResult();
    }

    private GuestConnection Listen() => GuestConnection.Listen(
        new GuestConnectionOptions { SandboxName = "the test's sandbox", SocketPath = _folder["s"], Token = Token, ReconnectPatience = TimeSpan.FromSeconds(1) },
        TimeProvider.System);

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(_folder["s"]));
        return socket;
    }

    private async Task<Socket> ArriveAsync(GuestConnection connection, ushort version = WireLimits.Version)
    {
        var guest = Connect();
        await guest.SendAsync(new HelloFrame(version, Token, false).Build(), Cancel);
        await ReadFrameAsync(guest, FrameType.Welcome);
        await connection.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        return guest;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFrameAsync(Socket socket, FrameType wanted)
    {
        while (true)
        {
            var body = await ReadExactlyAsync(socket, BitConverter.ToInt32(await ReadExactlyAsync(socket, 4)));
            if (body[0] == (byte)wanted)
            {
                return body.AsMemory(1);
            }
        }
    }

    private static async Task<byte[]> ReadExactlyAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            var step = await socket.ReceiveAsync(bytes.AsMemory(at), Cancel);
            Assert.NotEqual(0, step);
            at += step;
        }

        return bytes;
    }
}
