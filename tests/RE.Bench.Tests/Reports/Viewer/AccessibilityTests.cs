using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RE.Bench.Events;
using RE.Bench.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

[Collection(ViewerTests.Name)]
public sealed class AccessibilityTests(TestBrowser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1600)]
    [InlineData(ColorScheme.Dark, 1600)]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task No_rule_of_axe_is_broken_in_light_and_dark_wide_and_narrow(ColorScheme scheme, int width)
    {
        await using var room = await RoomAsync();
        var page = await room.OpenAsync(browser, "#/", new ViewportSize { Width = width, Height = 900 });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await Expect(page.Locator("a.run-link").First).ToBeVisibleAsync();
        await NothingBrokenAsync(page, "the list");

        await page.Locator("a.run-link").Last.ClickAsync();
        await page.Locator(".kind-command button.line").First.ClickAsync();
        await page.GetByText("How it was run").ClickAsync();
        await page.GetByText("Intervals as a table").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "stdout" })).ToBeVisibleAsync();
        await NothingBrokenAsync(page, "a run");

        await page.Keyboard.PressAsync("?");
        await NothingBrokenAsync(page, "the help");
        Assert.Empty(room.Faults);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1600)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        await using var room = await RoomAsync();
        var page = await room.OpenAsync(browser, "#/", new ViewportSize { Width = width, Height = 900 });
        await Expect(page.Locator("a.run-link").First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);

        await page.Locator("a.run-link").Last.ClickAsync();
        await Expect(page.Locator(".item").First).ToBeVisibleAsync();

        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        await using var room = await RoomAsync();
        var page = await room.OpenAsync(browser);
        await Expect(page.Locator("a.run-link").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    private static async Task NothingBrokenAsync(IPage page, string what)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{what}: {string.Join("; ", found.Violations.Select(rule => $"{rule.Id}: {rule.Help}: {string.Join(" | ", rule.Nodes.Take(4).Select(node => node.Html))}"))}");
    }

    private static async Task<ViewerRoom> RoomAsync()
    {
        var room = new ViewerRoom();
        new MadeRun { Run = "good", Seals = true }.Write(room.Runs);
        new MadeRun { Run = "failed", Outcome = RunOutcomes.AgentFailed, Scores = [(5, null)] }.Write(room.Runs);
        await using (var journal = MadeJournal.Begin(room.Runs, "live"))
        {
            journal.Append(new RunEvent.IntegrityFound("submission-refused", "answer.txt is a link"));
            journal.Command("false", "no\n", 1);
        }

        await room.ServeAsync();
        return room;
    }
}
