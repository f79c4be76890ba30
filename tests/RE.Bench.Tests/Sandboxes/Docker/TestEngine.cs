using RE.Bench.Sandboxes.Docker;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>The engine that the Docker tests use: the one that answers here, else a private one that ends with the tests.</summary>
public sealed class TestEngine : IAsyncLifetime
{
    private PrivateEngine? _own;

    /// <summary>Why there is no engine; null when there is one.</summary>
    public string? Missing { get; private set; }

    internal DockerOptions Options { get; private set; } = OptionsFor(EngineAddress.Default);

    /// <summary>Kept between runs of the tests: making a Debian takes a minute.</summary>
    public static string CacheFolder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "rebench",
        "images");

    public async ValueTask InitializeAsync()
    {
        await GuestForTests.PathAsync();
        var address = EngineAddress.From(Environment.GetEnvironmentVariable("DOCKER_HOST"));
        if (!await AnswersAsync(address))
        {
            try
            {
                _own = await PrivateEngine.StartAsync([]);
                address = _own.Address;
            }
            catch (InvalidOperationException error)
            {
                Missing = $"No Docker engine answers at '{address}' and a private one cannot be started: {error.Message}";
            }
        }

        Options = OptionsFor(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    internal static DockerOptions OptionsFor(Uri address) => new()
    {
        Engine = address,
        ImagesFolder = Repository.PathOf("environments/_images"),
        CacheFolder = CacheFolder,
        ControlRoot = "/tmp/rebench-test",
    };

    internal static async Task<bool> AnswersAsync(Uri address)
    {
        using var engine = new DockerEngine(address, TimeProvider.System);
        try
        {
            await engine.AskAsync("answer", (client, token) => client.System.PingAsync(token), TestContext.Current.CancellationToken, TimeSpan.FromSeconds(5));
            return true;
        }
        catch (RE.Bench.Sandboxes.SandboxUnavailableException)
        {
            return false;
        }
    }
}
