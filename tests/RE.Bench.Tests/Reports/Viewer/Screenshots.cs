using Microsoft.Playwright;
using RE.Bench.Events;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

/// <summary>
/// Pictures of the page to look at, no tests; they go to the folder that REBENCH_SCREENSHOTS names:
/// <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -class RE.Bench.Tests.Reports.Viewer.Screenshots</c>.
/// </summary>
[Collection(ViewerTests.Name)]
public sealed class Screenshots(TestBrowser browser)
{
    private const string Said = "I look at the files first, then fit a power law to the losses of the small runs.\n\nThe plan:\n1. train five sizes at three budgets\n2. fit loss against size for each budget\n3. extrapolate the optimum to the large budget";

    private static string? Target => Environment.GetEnvironmentVariable("REBENCH_SCREENSHOTS");

    [Fact(Explicit = true)]
    public async Task Take()
    {
        Assert.SkipUnless(Target is { Length: > 0 }, "REBENCH_SCREENSHOTS names no folder");
        await using var room = new ViewerRoom();
        new Support.MadeRun { Run = "20261122-201500-sample-o3-00000002", Agent = "o3", Scores = [(3, 0.31), (6, null), (9, 0.44), (15, 0.52), (21, 0.49), (28, 0.83)], Turns = 3, Seals = true }.Write(room.Runs);
        new Support.MadeRun { Run = "20261122-211500-sample-claude-00000003", Agent = "claude", Model = "anthropic/claude", Outcome = RunOutcomes.BudgetSpent }.Write(room.Runs);
        new Support.MadeRun { Run = "20261122-221500-sample-o1-00000004", Outcome = RunOutcomes.InfrastructureFailed, Scores = [(5, null)] }.Write(room.Runs);
        await using var journal = MadeJournal.Begin(room.Runs, "20261127-100000-sample-o1-00000009");
        Fill(journal);
        await File.WriteAllLinesAsync(Path.Combine(journal.Folder, "session.cast"), Cast(), TestContext.Current.CancellationToken);
        await room.ServeAsync();
        await PicturesAsync(room, ColorScheme.Light, 1600, "light");
        await PicturesAsync(room, ColorScheme.Dark, 1600, "dark");
        await PicturesAsync(room, ColorScheme.Light, 400, "narrow");
    }

    private async Task PicturesAsync(ViewerRoom room, ColorScheme scheme, int width, string name)
    {
        var page = await room.OpenAsync(browser);
        await page.SetViewportSizeAsync(width, 1000);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await Expect(page.Locator("a.run-link").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await SaveAsync(page, $"list-{name}");
        await page.GotoAsync($"{room.Base}/{ViewerRoom.Place("20261127-100000-sample-o1-00000009")}");
        await Expect(page.Locator(".item").First).ToBeVisibleAsync();
        await SaveAsync(page, $"live-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the recording" }).ClickAsync();
        await page.GetByLabel("Position in the session").FillAsync("40");
        await page.Locator(".player").ScrollIntoViewIfNeededAsync();
        await SaveAsync(page, $"player-{name}");
        await page.GotoAsync($"{room.Base}/{ViewerRoom.Place("20261122-201500-sample-o3-00000002")}");
        await page.Locator(".kind-command button.line").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Files of row 1" }).ClickAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("done");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".hits button").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await SaveAsync(page, $"run-{name}");
        await page.Keyboard.PressAsync("?");
        await SaveAsync(page, $"help-{name}");
    }

    private static Task<byte[]> SaveAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Target!, name + ".png"), FullPage = true });

    private static void Fill(MadeJournal journal)
    {
        journal.Score(0);
        journal.Append(new RunEvent.SandboxStarted("bwrap", "1", ["memory", "pids"], ["bash"]));
        journal.Append(new RunEvent.ClockStarted());
        for (var minute = 1; minute < 12; minute++)
        {
            journal.Clock = TimeSpan.FromMinutes(minute);
            journal.Reply(Said);
            journal.Command($"dotnet run train.cs --width {minute * 16}", "step 100 loss 4.21\nstep 200 loss 3.98\n", minute == 4 ? 1 : 0);
            journal.Score(minute % 5 == 0 ? null : 0.1 * minute);
        }

        journal.Append(new RunEvent.WarningGiven(75));
        journal.Append(new RunEvent.IntegrityFound("submission-refused", "answer.txt is a symbolic link; only regular files can be submitted"));
    }

    private static IEnumerable<string> Cast() =>
    [
        """{"version":2,"width":80,"height":16}""",
        """[0.2,"o","\u001b[1;32magent@sandbox\u001b[0m:\u001b[34m~/solution\u001b[0m$ dotnet run fit.cs\r\n"]""",
        """[1.5,"o","2.50e+010 FLOP: best at \u001b[33m13249\u001b[0m weights, loss 5.0937\r\n"]""",
        """[2.5,"o","5.00e+010 FLOP: best at \u001b[33m19786\u001b[0m weights, loss 4.9358\r\n\u001b[31merror:\u001b[0m nothing to extrapolate\r\n"]""",
        """[5.5,"o","\u001b[7m done \u001b[0m\r\n"]""",
    ];
}
