using Microsoft.Playwright;

namespace RE.Bench.Tests.Reports.Viewer;

/// <summary>The Chromium of this machine without a window; every page gets a profile of its own.</summary>
public sealed class TestBrowser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser; a test that needs it is skipped where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipUnless(_browser is not null, $"{Program} is not there: install the Debian package 'chromium'");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
