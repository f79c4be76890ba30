using Microsoft.Playwright;
using RE.Bench.Reports.Viewer;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Viewer;

/// <summary>A folder of runs with a viewer on it and, when asked for, a page in a real browser that notes all that it must not do.</summary>
internal sealed class ViewerRoom : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _faults = [];
    private ViewerServer? _server;
    private IBrowserContext? _context;

    /// <summary>Folder of all runs.</summary>
    public string Runs => _folder["runs"];

    /// <summary>Environments whose scores are hidden.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Whatever a page wrote to the console as an error, threw, or asked of anybody but the viewer.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public ViewerServer Server => _server!;

    public string Base => $"http://127.0.0.1:{Server.Port}";

    public async Task<ViewerServer> ServeAsync()
    {
        Directory.CreateDirectory(Runs);
        _server = await ViewerServer.StartAsync(
            new ViewerOptions { Folder = Runs, Interval = TimeSpan.FromMilliseconds(50), Rules = slug => Some.Rules() with { Visible = !Hidden.Contains(slug) } },
            TestContext.Current.CancellationToken);
        return _server;
    }

    /// <summary>Opens the page at a place such as <c>#/run/x</c>.</summary>
    public async Task<IPage> OpenAsync(TestBrowser browser, string place = "#/", ViewportSize? size = null)
    {
        _context ??= await browser.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = size ?? new ViewportSize { Width = 1400, Height = 900 } });
        var page = await _context.NewPageAsync();
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"thrown: {error}");
        page.Dialog += (_, dialog) => Note(true, $"dialog: {dialog.Message}");
        page.Request += (_, request) => Note(!request.Url.StartsWith(Base, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"request: {request.Url}");
        await page.GotoAsync(Server.Address + place);
        return page;
    }

    public static string Place(string run) => $"#/run/{Uri.EscapeDataString(run)}";

    /// <summary>A client that was let in.</summary>
    public async Task<HttpClient> ClientAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Base) };
        using var answer = await client.GetAsync(Server.Address, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private void Note(bool isFault, string text)
    {
        if (isFault)
        {
            lock (_faults)
            {
                _faults.Add(text);
            }
        }
    }
}
