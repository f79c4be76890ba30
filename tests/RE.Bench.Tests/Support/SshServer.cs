using System.Collections;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RE.Bench.Tests.Support;

/// <summary>A real sshd on a loopback port, with keys of its own, that lets in whoever runs the tests.</summary>
internal sealed class SshServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/sshd";
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort();
    private Process? _process;

    private SshServer()
    {
    }

    /// <summary>Starts it; skips a test, with the reason, where there is none or where it cannot let anybody in.</summary>
    public static async Task<SshServer> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program) && File.Exists("/usr/bin/ssh"), "no sshd here; continuous integration installs 'openssh-server'");
        Assert.SkipUnless(Environment.UserName == "root", "sshd separates its privileges only as root");
        var server = new SshServer();
        await server.MakeKeyAsync("host");
        await server.MakeKeyAsync("mine");
        Directory.CreateDirectory("/run/sshd");
        var settings = server._folder.Write(
            "settings",
            $"Port {server._port}\nListenAddress 127.0.0.1\nHostKey {server._folder["host"]}\nAuthorizedKeysFile {server._folder["mine.pub"]}\nPermitRootLogin yes\nStrictModes no\nUsePAM no\nPidFile none\n");
        server._process = Process.Start(new ProcessStartInfo(Program, ["-D", "-f", settings, "-E", server._folder["log"]]) { RedirectStandardOutput = true, RedirectStandardError = true });
        try
        {
            await TmuxTerminal.UntilAsync(() => Task.FromResult(IsOpen(server._port)), () => $"sshd does not listen; its log is '{server._folder["log"]}'.");
            Assert.SkipUnless(await server.LetsInAsync(), "this machine's sshd lets nobody in with a key; a locked account of root is one reason");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The words that log in and run a program there.</summary>
    /// <param name="environment">Variables that it gets.</param>
    /// <param name="words">The program and its arguments.</param>
    public IReadOnlyList<string> Login(IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> words)
    {
        // What the tests were told of this machine: a login has an environment of its own.
        var all = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Key.StartsWith("REBENCH_", StringComparison.Ordinal) || variable.Key.StartsWith("DOTNET_", StringComparison.Ordinal))
            .Concat(environment).Select(variable => $"export {variable.Key}='{variable.Value}'\n");
        var script = _folder.Write($"login-{Guid.NewGuid():N}.sh", $"{string.Concat(all)}exec {string.Join(' ', words.Select(word => $"'{word}'"))}\n");
        return ["ssh", "-tt", .. Options, "127.0.0.1", $"PATH='{Environment.GetEnvironmentVariable("PATH")}' sh {script}"];
    }

    /// <summary>Ends the server's side of all connections, as a network that is gone does in the end.</summary>
    public void BreakConnections()
    {
        using var killer = Process.Start("pkill", ["-KILL", "-P", $"{_process!.Id}"]);
        killer.WaitForExit();
        Assert.Equal(0, killer.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private string[] Options =>
    [
        "-F", "/dev/null", "-i", _folder["mine"], "-p", $"{_port}", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR", "-o", $"UserKnownHostsFile={_folder["known"]}",
    ];

    private async Task<bool> LetsInAsync()
    {
        using var login = Process.Start(new ProcessStartInfo("ssh", [.. Options, "127.0.0.1", "true"]) { RedirectStandardError = true })!;
        await login.WaitForExitAsync(TestContext.Current.CancellationToken);
        return login.ExitCode == 0;
    }

    private async Task MakeKeyAsync(string name)
    {
        using var maker = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", _folder[name]]);
        await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, maker.ExitCode);
    }

    private static bool IsOpen(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
