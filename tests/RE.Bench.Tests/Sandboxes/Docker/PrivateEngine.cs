using System.Diagnostics;
using System.Globalization;
using RE.Bench.Sandboxes.Docker.Images;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>A Docker engine of the tests' own, made by <c>build/test-engine.sh</c>; it may be killed and started again.</summary>
internal sealed class PrivateEngine : IAsyncDisposable
{
    private readonly string _folder;

    private readonly string[] _engineOptions;

    private PrivateEngine(string folder, string[] engineOptions)
    {
        _folder = folder;
        _engineOptions = engineOptions;
    }

    public Uri Address => new($"unix://{_folder}/docker.sock");

    /// <exception cref="InvalidOperationException">No engine can be started here; the message says why.</exception>
    public static async Task<PrivateEngine> StartAsync(string[] engineOptions)
    {
        var engine = new PrivateEngine(Directory.CreateTempSubdirectory("rbe-").FullName, engineOptions);
        await engine.StartAgainAsync();
        return engine;
    }

    public async Task StartAgainAsync()
    {
        var ended = await ScriptAsync("start", _engineOptions);
        if (ended.ExitCode != 0)
        {
            throw new InvalidOperationException(ended.LastLines);
        }
    }

    /// <summary>Ends the engine as a crash does.</summary>
    public async Task KillAsync()
    {
        var id = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "docker.pid")), CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(id);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the engine as the system's service manager does.</summary>
    public Task StopAsync() => ScriptAsync("stop", []);

    public async ValueTask DisposeAsync() => await ScriptAsync("remove", []);

    private Task<HostCommand.Ended> ScriptAsync(string verb, string[] rest) =>
        HostCommand.RunAsync(Repository.PathOf("build/test-engine.sh"), [verb, _folder, .. rest], CancellationToken.None);
}
