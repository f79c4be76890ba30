using Microsoft.Playwright;
using RE.Bench.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

[Collection(ViewerTests.Name)]
public sealed class ListTests(TestBrowser browser)
{
    [Fact]
    public async Task A_run_is_found_filtered_and_opened_by_keyboard_alone()
    {
        await using var room = await TwoAgentsAsync();
        var page = await room.OpenAsync(browser);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("claude");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        for (var tabs = 0; tabs < 30 && !await page.EvaluateAsync<bool>("document.activeElement.classList.contains('run-link')"); tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("claude on sample");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#list-title")).ToBeVisibleAsync();
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task Filters_and_order_live_in_the_address()
    {
        await using var room = await TwoAgentsAsync();
        var page = await room.OpenAsync(browser, "#/?agent=o1&sort=score&desc=1");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Score");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("1.000");

        await page.GetByLabel("Outcome").SelectOptionAsync("budget-spent");

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("status=budget-spent", page.Url, StringComparison.Ordinal);
        Assert.Contains("agent=o1", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_good_run_says_why_and_the_others_are_listed()
    {
        await using var room = await TwoAgentsAsync();
        Directory.CreateDirectory(Path.Combine(room.Runs, "broken"));
        await File.WriteAllTextAsync(Path.Combine(room.Runs, "broken", "events.jsonl"), "not a journal\n", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(room.Runs, "later"));
        await File.WriteAllTextAsync(Path.Combine(room.Runs, "later", "result.json"), "{\"schema\":\"rebench.result/99\"}", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(room.Runs, "no-run"));

        var page = await room.OpenAsync(browser);

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(page.Locator("tr[data-run=broken]")).ToContainTextAsync("does not begin with a 'run-started' entry");
        await Expect(page.Locator("tr[data-run=later]")).ToContainTextAsync("unreadable");
    }

    [Fact]
    public async Task Runs_of_a_batch_are_listed_with_the_others_and_opened()
    {
        await using var room = await TwoAgentsAsync();
        var batch = Directory.CreateDirectory(Path.Combine(room.Runs, "batch-1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(batch, "batch.json"), "{}", TestContext.Current.CancellationToken);
        new MadeRun { Run = "fourth", Agent = "gemini" }.Write(batch);
        new MadeRun { Run = "fifth", Agent = "hidden" }.Write(Directory.CreateDirectory(Path.Combine(room.Runs, "no-batch")).FullName);

        var page = await room.OpenAsync(browser);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.Locator("tr[data-run=fourth] a.run-link").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("gemini on sample");
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task More_runs_than_a_page_are_turned_over()
    {
        await using var room = new ViewerRoom();
        foreach (var number in Enumerable.Range(0, 130))
        {
            new MadeRun { Run = $"run-{number:000}", Scores = [(1, 0.5)] }.Write(room.Runs);
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser);
        await Expect(page.Locator("#summary")).ToHaveTextAsync("130 runs");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(100);

        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(30);
        Assert.Contains("page=2", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_runs_yet_says_what_makes_one()
    {
        await using var room = new ViewerRoom();
        await room.ServeAsync();
        var page = await room.OpenAsync(browser);

        await Expect(page.Locator(".nothing")).ToContainTextAsync("'rebench run' makes one");
    }

    private static async Task<ViewerRoom> TwoAgentsAsync()
    {
        var room = new ViewerRoom();
        new MadeRun { Run = "first", Agent = "o1" }.Write(room.Runs);
        new MadeRun { Run = "second", Agent = "o1", Outcome = "budget-spent", Scores = [(10, 0.5)] }.Write(room.Runs);
        new MadeRun { Run = "third", Agent = "claude", Model = "anthropic/claude" }.Write(room.Runs);
        await room.ServeAsync();
        return room;
    }
}
