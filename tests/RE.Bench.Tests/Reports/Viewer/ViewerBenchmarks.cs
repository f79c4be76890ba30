using System.Globalization;
using System.Text.Json;
using RE.Bench.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

/// <summary>
/// Numbers, not tests; run by name:
/// <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Reports.Viewer.ViewerBenchmarks</c>.
/// The viewer runs as a process of its own; times are the browser's.
/// </summary>
[Collection(ViewerTests.Name)]
public sealed class ViewerBenchmarks(TestBrowser browser)
{
    private const string Marks = """
        () => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
          const asked = performance.getEntriesByType('resource').filter(entry => entry.name.includes('/api/'));
          done(JSON.stringify({ paint, api: Math.max(...asked.map(entry => entry.responseEnd)), drawn: performance.now() }));
        })))
        """;

    private const string Scroll = """
        () => new Promise(done => {
          const box = document.querySelector('.transcript'), times = [];
          let before = 0, left = 240;
          const frame = now => {
            if (before) times.push(now - before);
            before = now;
            box.scrollTop += 400;
            if (--left) requestAnimationFrame(frame);
            else { times.sort((a, b) => a - b); done(JSON.stringify({ median: times[120], p95: times[228], longest: times.at(-1), elements: document.querySelectorAll('*').length })); }
          };
          requestAnimationFrame(frame);
        })
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task First_paint_on_a_folder_of_a_thousand_runs()
    {
        using var folder = new TempFolder();
        foreach (var number in Enumerable.Range(0, 1000))
        {
            new MadeRun { Run = $"20261122-{number:000000}-sample-o1-{number:x8}", Agent = $"agent-{number % 7}", Turns = 2 }.Write(folder);
        }

        for (var visit = 1; visit <= 3; visit++)
        {
            using var viewer = await StartAsync(folder);
            await using var context = await browser.Browser.NewContextAsync();
            var page = await context.NewPageAsync();
            await page.GotoAsync(viewer.Output.Trim());
            await Expect(page.Locator("#summary")).ToHaveTextAsync("1,000 runs");
            var marks = await page.EvaluateAsync<string>(Marks);
            SayMarks($"visit {visit} of a fresh viewer", marks);
            await page.ReloadAsync();
            await Expect(page.Locator("#summary")).ToHaveTextAsync("1,000 runs");
            SayMarks($"visit {visit}, again", await page.EvaluateAsync<string>(Marks));
        }
    }

    [Fact(Explicit = true)]
    public async Task A_run_of_ten_thousand_events_and_fifty_megabytes()
    {
        using var folder = new TempFolder();
        var output = string.Concat(Enumerable.Repeat("step 1234: loss 3.4567, 12345 tokens a second\n", 220));
        await using (var journal = MadeJournal.Begin(folder, "long"))
        {
            for (var number = 0; number < 2500; number++)
            {
                journal.Reply($"I try width {number}.\n\nIt may be better.");
                journal.Command($"dotnet run train.cs --width {number}", output + output);
            }

            journal.End();
        }

        var size = new FileInfo(Path.Combine(folder, "long", "events.jsonl")).Length;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journal: 10,003 entries, {size / 1e6:0.0} MB"));
        using var viewer = await StartAsync(folder);
        await using var context = await browser.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(viewer.Output.Trim() + ViewerRoom.Place("long"));
        await Expect(page.Locator(".kind-command").First).ToBeVisibleAsync();
        SayMarks("open", await page.EvaluateAsync<string>(Marks));
        SayMarks("scroll, 240 frames of 400 px", await page.EvaluateAsync<string>(Scroll));
        var started = TimeProvider.System.GetTimestamp();
        await page.Keyboard.PressAsync("G");
        await Expect(page.Locator("[data-item='5002']")).ToContainTextAsync("ends: submitted");
        Say("jump to the last event", TimeProvider.System.GetElapsedTime(started));
        started = TimeProvider.System.GetTimestamp();
        await page.Locator("#find-text").FillAsync("--width 2499");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".hits button").First).ToBeVisibleAsync();
        Say("find a text in all of it", TimeProvider.System.GetElapsedTime(started));
        Say("memory of the viewer", viewer.PeakMemory());
    }

    private static async Task<CliProcess> StartAsync(string folder)
    {
        var viewer = CliProcess.Start(new Dictionary<string, string?>(), "view", folder);
        while (!viewer.Output.Contains("token=", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }

        return viewer;
    }

    private static void SayMarks(string what, string json)
    {
        using var marks = JsonDocument.Parse(json);
        Say(what, string.Join(", ", marks.RootElement.EnumerateObject().Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Name} {mark.Value.GetDouble():0.0}"))));
    }

    private static void Say(string what, object value) => TestContext.Current.TestOutputHelper!.WriteLine($"| {what} | {value} |");
}
