using System.Net.Sockets;
using System.Text;
using RE.Bench.Agents.Live.Desk;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.Live.Desk;

public sealed class DeskServerTests : IDisposable
{
    private static readonly byte[] Request = "GET /nothing HTTP/1.1\r\nHost: desk\r\n\r\n"u8.ToArray();
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_client_may_be_silent_between_requests_and_within_one()
    {
        await using var server = await DeskServer.StartAsync(_folder["desk.sock"], [], Cancel);
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(_folder["desk.sock"]), Cancel);
        await client.SendAsync(Request, Cancel);
        Assert.StartsWith("HTTP/1.1 404", await AnswerAsync(client), StringComparison.Ordinal);

        await NothingComesAsync(client);
        await client.SendAsync(Request.AsMemory(0, 10), Cancel);
        await NothingComesAsync(client);
        await client.SendAsync(Request.AsMemory(10), Cancel);

        Assert.StartsWith("HTTP/1.1 404", await AnswerAsync(client), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(Socket client)
    {
        var block = new byte[4096];
        return Encoding.ASCII.GetString(block, 0, await client.ReceiveAsync(block, Cancel));
    }

    // The server looks once a second for connections whose time is over, by a clock that no test can turn.
    private static async Task NothingComesAsync(Socket client)
    {
        using var seconds = new CancellationTokenSource(TimeSpan.FromSeconds(2.5), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ReceiveAsync(new byte[4096], seconds.Token));
    }
}
