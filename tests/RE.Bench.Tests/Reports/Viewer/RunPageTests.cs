using Microsoft.Playwright;
using RE.Bench.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

[Collection(ViewerTests.Name)]
public sealed class RunPageTests(TestBrowser browser)
{
    [Fact]
    public async Task A_run_shows_score_clock_ledger_findings_and_transcript_with_names_for_each()
    {
        await using var room = new ViewerRoom();
        new MadeRun { Run = "whole", Seals = true }.Write(room.Runs);
        await room.ServeAsync();

        var page = await room.OpenAsync(browser, ViewerRoom.Place("whole"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("o1 on sample");
        await Expect(page.Locator(".figure.main dd")).ToHaveTextAsync("1.000");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Normalized score over 30 m 00 s" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Clock over" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Ledger" }).Locator("tbody tr")).ToHaveCountAsync(4);
        await Expect(page.Locator("tr.counts")).ToContainTextAsync("counts");
        await Expect(page.GetByRole(AriaRole.Feed, new() { Name = "Transcript" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Integrity" })).ToContainTextAsync("No findings");
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task A_folded_tool_call_opens_and_closes_by_enter()
    {
        await using var room = new ViewerRoom();
        await using (var journal = MadeJournal.Begin(room.Runs, "run"))
        {
            journal.Command("cat answer.txt", "forty-two\n");
            journal.End();
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));
        var call = page.Locator(".kind-command");
        await Expect(call).ToContainTextAsync("cat answer.txt");
        await Expect(call.Locator("pre")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(call).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(call.GetByRole(AriaRole.Region, new() { Name = "stdout" })).ToHaveTextAsync("forty-two\n");
        await Expect(call.Locator("button.line")).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(call.Locator("pre")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_found_is_jumped_to()
    {
        await using var room = new ViewerRoom();
        await using (var journal = MadeJournal.Begin(room.Runs, "run"))
        {
            Enumerable.Range(0, 300).ToList().ForEach(number => journal.Command($"echo {number}", number == 250 ? "the needle\n" : "hay\n"));
            journal.End();
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));
        await Expect(page.Locator(".kind-command").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("NEEDLE");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".hits button").ClickAsync();

        await Expect(page.Locator("[data-item='251']")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-item='251']")).ToContainTextAsync("echo 250");
    }

    [Fact]
    public async Task Help_lists_the_keys_and_gives_the_focus_back()
    {
        await using var room = new ViewerRoom();
        new MadeRun { Run = "run" }.Write(room.Runs);
        await room.ServeAsync();
        var page = await room.OpenAsync(browser);
        await page.Locator("a.run-link").FocusAsync();

        await page.Keyboard.PressAsync("?");

        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToContainTextAsync("next event");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();
        await Expect(page.Locator("a.run-link")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_entry_is_shown_as_it_stands_in_the_journal()
    {
        await using var room = new ViewerRoom();
        await using (var journal = MadeJournal.Begin(room.Runs, "run"))
        {
            journal.Command("pwd");
            journal.End();
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));
        await page.Locator(".kind-command button.line").ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Entry 2 as JSON" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("\"script\": \"pwd\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next entry" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("entry 3 of 5");
    }

    [Fact]
    public async Task Ten_thousand_events_keep_the_document_small_and_the_last_is_reached()
    {
        await using var room = new ViewerRoom();
        await using (var journal = MadeJournal.Begin(room.Runs, "long"))
        {
            Enumerable.Range(0, 10_000).ToList().ForEach(number => journal.Command($"echo {number}"));
            journal.End();
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("long"));
        await Expect(page.Locator(".kind-command").First).ToBeVisibleAsync();
        var most = 0;
        for (var at = 0; at < 20; at++)
        {
            most = Math.Max(most, await page.EvaluateAsync<int>("at => { const box = document.querySelector('.transcript'); box.scrollTop = box.scrollHeight * at / 20; return document.querySelectorAll('*').length; }", at));
        }

        await page.Keyboard.PressAsync("G");

        await Expect(page.Locator("[data-item='10002']")).ToContainTextAsync("ends: submitted");
        await Expect(page.Locator("[data-item='10000']")).ToContainTextAsync("echo 9999");
        Assert.True(Math.Max(most, await page.EvaluateAsync<int>("document.querySelectorAll('*').length")) < 2500, $"the document grew to {most} elements");
        Assert.Empty(room.Faults);
    }
}
