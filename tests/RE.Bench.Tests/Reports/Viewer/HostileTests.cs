using Microsoft.Playwright;
using RE.Bench.Events;
using RE.Bench.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

[Collection(ViewerTests.Name)]
public sealed class HostileTests(TestBrowser browser)
{
    private const string Attack = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script><svg onload='window.hit=1'><a href=\"javascript:window.hit=1\">x</a>{{7*7}}${7*7}'\"`";
    private const string Tricks = "\u001b]0;title\u0007\u001b[2J\u202egnp.exe\u2066\u200b\ufeff\u0000\u009b31m";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_a_run_holds_is_obeyed_on_any_part_of_the_page()
    {
        await using var room = new ViewerRoom();
        const string Id = "<img src=x onerror='window.hit=1'>&\"%2f#?run";
        await using (var journal = MadeJournal.Begin(room.Runs, Id, facts => facts with { Agent = Attack + Tricks, Environment = Attack, Model = Attack, Profile = Attack, Scaffold = Attack, Host = facts.Host with { Cpu = Attack, Gpus = [Attack] } }))
        {
            journal.Reply(Attack + Tricks, Attack, Attack);
            journal.Command(Attack + "\n" + Tricks, Attack + Tricks);
            journal.Score(null, Attack);
            journal.Append(new RunEvent.IntegrityFound(Attack, Attack + Tricks));
            journal.Append(new RunEvent.Noted(Attack, Tricks));
            journal.Append(new RunEvent.SandboxStarted(Attack, "1", [Attack], [Attack]));
            journal.End(Attack);
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser);
        await page.Locator("a.run-link").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("<img src=x");
        await page.GetByText("How it was run").ClickAsync();
        foreach (var line in await page.Locator("button.line").AllAsync())
        {
            await line.ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "stdout" })).ToContainTextAsync("\\x1b]0;title\\x07\\x1b[2J\\u{202e}gnp.exe\\u{2066}\\u{200b}\\u{feff}\\x00\\x9b31m");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entry 3 as JSON" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Entry 2 as JSON" })).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Equal(0, await page.Locator("main img, main script, main a[href^='javascript'], dialog img").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("/[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\ufeff\\u0000-\\u0008\\u001b\\u009b]/.test(document.documentElement.textContent)"));
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task A_line_of_five_megabytes_comes_by_parts()
    {
        await using var room = new ViewerRoom();
        await using (var journal = MadeJournal.Begin(room.Runs, "run"))
        {
            journal.Command("yes", new string('y', 5_000_000) + "END");
            journal.End();
        }

        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));
        await page.Locator(".kind-command button.line").ClickAsync();
        var text = page.GetByRole(AriaRole.Region, new() { Name = "stdout" });
        await Expect(text).ToHaveJSPropertyAsync("textContent.length", 16_000);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Show more") }).ClickAsync();

        await Expect(text).ToHaveJSPropertyAsync("textContent.length", 80_000);
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task A_journal_of_rubbish_is_shown_as_damaged_lines()
    {
        await using var room = new ViewerRoom();
        await using (var journal = MadeJournal.Begin(room.Runs, "run"))
        {
            journal.Command("fine");
        }

        var deep = string.Concat(Enumerable.Repeat("[", 5000));
        string[] lines = ["", "null", "[]", "{", "{\"event\":{\"kind\":\"step-started\",\"step\":\"x\"}}", $"{{\"event\":{deep}", "{\"seq\":1e999,\"at\":\"never\",\"clock\":\"P9999999999D\"}", "{\"seq\":9,\"at\":\"2026-11-22T20:15:00Z\",\"clock\":\"PT0S\",\"event\":{\"kind\":\"no-such-kind\"},\"prev\":\"\"}", "\u0000\u0001", Attack];
        await File.AppendAllLinesAsync(Path.Combine(room.Runs, "run", "events.jsonl"), lines, Cancel);
        await room.ServeAsync();

        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));

        await Expect(page.Locator(".kind-damaged").First).ToBeVisibleAsync();
        await Expect(page.Locator(".kind-command")).ToContainTextAsync("fine");
        await Expect(page.Locator(".problem").First).ToContainTextAsync("breaks at line 4");
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task Numbers_that_are_none_do_not_break_the_page()
    {
        await using var room = new ViewerRoom();
        var folder = new MadeRun { Run = "run", Scores = [(1, 0.5)] }.Write(room.Runs);
        var text = await File.ReadAllTextAsync(folder.Result, Cancel);
        await File.WriteAllTextAsync(folder.Result, text.Replace("\"raw\": 0.5", "\"raw\": 1e999", StringComparison.Ordinal).Replace("\"normalized\": 0.5", "\"normalized\": 1e999", StringComparison.Ordinal), Cancel);
        await room.ServeAsync();

        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));

        await Expect(page.Locator(".figure.main dd")).ToHaveTextAsync("none");
        Assert.Empty(room.Faults);
    }
}
