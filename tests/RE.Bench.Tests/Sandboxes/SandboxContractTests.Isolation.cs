using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes;

public abstract partial class SandboxContractTests
{
    private const string ConnectScript = """
        if command -v bash >/dev/null; then timeout 3 bash -c 'exec 3<>/dev/tcp/$0/$1' "$1" "$2"; else nc -w 2 "$1" "$2" </dev/null; fi
        """;

    [Fact]
    public async Task Files_go_in_and_out_byte_for_byte()
    {
        await using var sandbox = await CreateAsync();
        var bytes = RandomNumberGenerator.GetBytes(100_000_000);

        await sandbox.PutFileAsync("/home/agent/a/b/large", new MemoryStream(bytes), UnixFileMode.UserRead | UnixFileMode.UserWrite, Cancel);
        await sandbox.PutFileAsync("/home/agent/run.sh", Bytes("#!/bin/sh\necho ran\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, Cancel);
        var hash = await AskAsync(sandbox, "sha256sum a/b/large | cut -c1-64; cp a/b/large copy; echo more >> a/b/large; touch a/b/beside");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash);
        Assert.True((await ReadAsync(sandbox, "/home/agent/copy")).AsSpan().SequenceEqual(bytes));
        Assert.Equal("ran", await AskAsync(sandbox, "./run.sh"));
        Assert.Equal("-rw------- -rwx------", await AskAsync(sandbox, "ls -l a/b/large run.sh | cut -c1-10 | tr '\\n' ' ' | sed 's/ $//'"));
    }

    [Fact]
    public async Task No_link_of_the_sandbox_leads_out_of_it()
    {
        await using var sandbox = await CreateAsync();
        await AskAsync(sandbox, "ln -s /etc/hostname file; ln -s /tmp folder; mkfifo pipe");
        using var outside = new TempFolder();

        await Assert.ThrowsAsync<FileNotFoundException>(() => sandbox.OpenFileAsync("/home/agent/file", Cancel));
        await Assert.ThrowsAsync<FileNotFoundException>(() => sandbox.OpenFileAsync("/home/agent/pipe", Cancel));
        await Assert.ThrowsAsync<FileNotFoundException>(() => sandbox.OpenFileAsync("/home/agent/none", Cancel));
        await Assert.ThrowsAnyAsync<IOException>(() => sandbox.PutFileAsync($"/home/agent/folder/{RunId}", Bytes("x"), UnixFileMode.UserRead, Cancel));
        Assert.False(File.Exists($"/tmp/{RunId}"));
    }

    [Fact]
    public async Task There_is_no_network()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork)
            .Append(IPAddress.Parse("192.0.2.1"));
        await using var sandbox = await CreateAsync();

        Assert.Equal("lo", await AskAsync(sandbox, "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '"));
        foreach (var address in addresses)
        {
            Assert.NotEqual(0, (await RunAsync(sandbox, $"set -- {address} {port}; {ConnectScript}")).ShellStatus);
        }

        Assert.NotEqual(0, (await RunAsync(sandbox, "if command -v getent >/dev/null; then getent hosts example.com; else nslookup example.com; fi")).ShellStatus);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task The_harness_is_reached_through_its_socket_only()
    {
        using var folder = new TempFolder();
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(folder["model.sock"]));
        server.Listen();
        var serving = ServeAsync(server);
        await using var sandbox = await CreateAsync(Spec() with { Sockets = [folder["model.sock"]] });

        await AskAsync(sandbox, "/run/rebench/rebench-guest relay --listen 127.0.0.1:8123 --socket /run/rebench/model.sock >/dev/null 2>&1 &");
        await WaitInsideAsync(sandbox, "grep -q 0100007F:1FBB /proc/net/tcp");
        var answer = await AskAsync(
            sandbox,
            "if command -v bash >/dev/null; then bash -c 'exec 3<>/dev/tcp/127.0.0.1/8123; printf \"GET /hello HTTP/1.0\\r\\n\\r\\n\" >&3; cat <&3' | tail -n 1; else wget -qO- http://127.0.0.1:8123/hello; fi");

        Assert.Equal("you said GET /hello", answer);
        server.Dispose();
        await serving;
    }

    [Fact]
    public async Task The_system_is_read_only_and_the_user_nobody_special()
    {
        await using var sandbox = await CreateAsync(Spec() with { Mounts = [new SandboxMount(Repository.PathOf("global.json"), "/opt/global.json"), new SandboxMount(Repository.PathOf("build"), "/opt/shown")] });

        foreach (var path in new[] { "/x", "/usr/x", "/etc/x", "/run/rebench/x", "/opt/shown/x", "/proc/sys/kernel/core_pattern", "/opt/global.json", "/etc/passwd" })
        {
            Assert.False((await RunAsync(sandbox, $"echo x > {path}")).Succeeded, path);
        }

        Assert.NotEqual("0", await AskAsync(sandbox, "id -u"));
        Assert.Equal("0000000000000000", await AskAsync(sandbox, "grep CapEff /proc/self/status | cut -f2"));
        Assert.Equal("1 2", await AskAsync(sandbox, "grep -E 'NoNewPrivs|Seccomp:' /proc/self/status | cut -f2 | tr '\\n' ' ' | sed 's/ $//'"));
        Assert.False((await RunAsync(sandbox, "cat /etc/shadow")).Succeeded);
        Assert.False((await RunAsync(sandbox, "cat /proc/1/environ | tr '\\0' '\\n' | grep -q .")).Succeeded);
        Assert.False((await RunAsync(sandbox, "kill -9 1; kill -STOP 1; sleep 0.2; [ ! -e /proc/1 ]")).Succeeded);
        Assert.StartsWith("{", await AskAsync(sandbox, "head -c 1 /opt/global.json"), StringComparison.Ordinal);
    }

    /// <summary>Answers each connection with a line that repeats the request's first two words.</summary>
    private static async Task ServeAsync(Socket server)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptAsync(CancellationToken.None);
                var buffer = new byte[4096];
                var count = await client.ReceiveAsync(buffer);
                var words = Encoding.ASCII.GetString(buffer, 0, count).Split(' ');
                await client.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nyou said {words[0]} {words[1]}\n"));
                client.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
