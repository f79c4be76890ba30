using System.Net;
using System.Net.Sockets;
using System.Text;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Viewer;

public sealed class GateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_gets_in_without_the_token()
    {
        await using var room = await RoomAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(room.Base) };

        foreach (var path in (string[])["/", "/?token=", "/?token=00000000000000000000000000000000", "/page/main.js", "/api/runs", "/api/runs/run", "/nothing"])
        {
            using var answer = await stranger.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_token_becomes_a_strict_cookie_and_leaves_the_address()
    {
        await using var room = await RoomAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        using var answer = await client.GetAsync(room.Server.Address, Cancel);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("HttpOnly", cookie, StringComparison.Ordinal);
        Assert.Contains("SameSite=Strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Server.Address.Query[7..], cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_says_what_the_browser_must_not_do()
    {
        await using var room = await RoomAsync();
        using var client = await room.ClientAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(room.Base) };

        foreach (var (who, path) in ((HttpClient, string)[])[(client, "/"), (client, "/api/runs"), (client, "/nothing"), (stranger, "/")])
        {
            using var answer = await who.GetAsync(path, Cancel);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("localhost.:{port}")]
    [InlineData("[::1]:{port}")]
    public async Task A_name_that_was_made_to_resolve_to_this_machine_is_refused(string host)
    {
        await using var room = await RoomAsync();
        using var client = await room.ClientAsync();
        client.DefaultRequestHeaders.Host = host.Replace("{port}", $"{room.Server.Port}", StringComparison.Ordinal);

        using var answer = await client.GetAsync("/api/runs", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_request_that_another_page_makes_is_refused_even_with_the_cookie(string site)
    {
        await using var room = await RoomAsync();
        using var client = await room.ClientAsync();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        using var answer = await client.GetAsync("/api/runs", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Nothing_can_be_done_but_read(string method)
    {
        await using var room = await RoomAsync();
        using var client = await room.ClientAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/runs");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/runs/..")]
    [InlineData("/api/runs/%2e%2e")]
    [InlineData("/api/runs/..%2f..%2fetc/items")]
    [InlineData("/api/runs/run%2f..%2frun")]
    [InlineData("/api/runs/run/../../../../etc/passwd")]
    [InlineData("/api/runs/%00")]
    [InlineData("/api/runs/linked")]
    [InlineData("/api/runs/outside")]
    [InlineData("/api/runs/run/submissions/..%2f..%2f..")]
    [InlineData("/api/runs/run/submissions/../0")]
    [InlineData("/api/runs/run/session")]
    [InlineData("/api/runs/run/items/-1")]
    [InlineData("/api/runs/run/items/99999999999")]
    [InlineData("/api/runs/run/entries/0")]
    [InlineData("/page/..%2findex.html")]
    [InlineData("/page/nothing.js")]
    public async Task No_path_leads_out_of_the_list_of_runs(string path)
    {
        await using var room = await RoomAsync();
        using var elsewhere = new TempFolder();
        new MadeRun { Run = "outside" }.Write(elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(room.Runs, "linked"), elsewhere["outside"]);
        File.CreateSymbolicLink(Path.Combine(room.Runs, "run", "session.cast"), elsewhere["outside", "events.jsonl"]);
        using var client = await room.ClientAsync();
        var cookie = client.DefaultRequestHeaders.GetValues("Cookie").Single();

        var answer = await RawAsync(room.Server.Port, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{room.Server.Port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (404|400|403) ", answer);
    }

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        await using var room = await RoomAsync();
        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == room.Server.Port);

        Assert.All(listeners, listener => Assert.Equal(IPAddress.Loopback, listener.Address));
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var folder = new TempFolder();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<RE.Bench.Budgets.UserErrorException>(() =>
            RE.Bench.Reports.Viewer.ViewerServer.StartAsync(new() { Folder = folder, Port = port }, Cancel));

        Assert.Contains($"port {port}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--port", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<ViewerRoom> RoomAsync()
    {
        var room = new ViewerRoom();
        new MadeRun { Run = "run" }.Write(room.Runs);
        await room.ServeAsync();
        return room;
    }

    private static async Task<string> RawAsync(int port, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, Cancel);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancel);
    }
}
