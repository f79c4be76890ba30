using System.Net.ServerSentEvents;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

[Collection(ViewerTests.Name)]
public sealed class StreamTests(TestBrowser browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_goes_on_is_seen_to_go_on()
    {
        await using var room = new ViewerRoom();
        await using var journal = MadeJournal.Begin(room.Runs, "live");
        journal.Append(new RE.Bench.Events.RunEvent.ClockStarted());
        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("live"));
        await Expect(page.Locator(".live-state")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("f");
        await Expect(page.Locator("#follow")).ToHaveAttributeAsync("aria-pressed", "true");

        Enumerable.Range(0, 100).ToList().ForEach(number => journal.Command($"echo {number}"));
        await Expect(page.Locator(".item").Last).ToContainTextAsync("echo 99");
        await Expect(page.Locator(".item").Last).ToBeInViewportAsync();

        journal.Clock = TimeSpan.FromMinutes(12);
        journal.Score(0.75);
        await Expect(page.Locator("#announcer")).ToHaveTextAsync("Score 0: 0.750 normalized");
        await Expect(page.Locator("table.ledger tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".figure.main dd")).ToContainTextAsync("0.750");
        await Expect(page.Locator(".budget")).ToContainTextAsync("12 m 00 s");

        journal.End();
        await Expect(page.Locator(".live-controls")).ToHaveTextAsync("ended");
        await Expect(page.Locator(".run-title .badge")).ToHaveTextAsync("submitted");
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task An_answer_appears_in_the_row_of_its_question()
    {
        await using var room = new ViewerRoom();
        await using var journal = MadeJournal.Begin(room.Runs, "live");
        using var request = JsonDocument.Parse("""{"tool":"bash","script":"sleep 9"}""");
        using var reply = JsonDocument.Parse("""{"status":7,"stdout":"","stderr":"no","stderr_bytes":2}""");
        journal.Append(new RE.Bench.Events.RunEvent.StepStarted(1, "command", request.RootElement));
        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("live"));
        await Expect(page.Locator(".kind-command")).ToContainTextAsync("no answer yet");

        journal.Append(new RE.Bench.Events.RunEvent.StepEnded(1, "command", reply.RootElement));

        await Expect(page.Locator(".kind-command")).ToContainTextAsync("status 7");
        await Expect(page.Locator(".item")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Hidden_scores_stay_hidden_until_the_run_ends()
    {
        await using var room = new ViewerRoom { Hidden = ["sample"] };
        await using var journal = MadeJournal.Begin(room.Runs, "live");
        journal.Score(0.125);
        await room.ServeAsync();
        using var client = await room.ClientAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("live"));
        await Expect(page.Locator(".figure.main dd")).ToHaveTextAsync("hidden");
        await Expect(page.Locator(".kind-scoring")).ToContainTextAsync("valid, number hidden until the end");

        foreach (var path in (string[])["", "/items", "/items/1", "/entries/3", "/find?q=0.125", "/find?q=0.3125"])
        {
            var answer = await client.GetStringAsync($"/api/runs/live{path}", Cancel);
            Assert.DoesNotContain("0.125", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("0.3125", answer, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("0.125", await client.GetStringAsync("/api/runs", Cancel), StringComparison.Ordinal);
        journal.End();
        await Expect(page.Locator("table.ledger tbody tr")).ToContainTextAsync("0.125");
    }

    [Fact]
    public async Task A_page_that_lost_its_connection_goes_on_where_it_was()
    {
        await using var room = new ViewerRoom();
        await using var journal = MadeJournal.Begin(room.Runs, "live");
        journal.Command("first");
        journal.Command("second");
        await room.ServeAsync();
        using var client = await room.ClientAsync();
        client.DefaultRequestHeaders.Add("Last-Event-ID", "3");
        using var answer = await client.GetAsync("/api/runs/live/stream", HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        await using var messages = SseParser.Create(stream).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel);

        Assert.Equal(["second"], await NextTextsAsync(messages));
        journal.Command("third");
        Assert.Equal(["third"], await NextTextsAsync(messages));

        journal.End();
        while (messages.Current.EventType != "end")
        {
            Assert.True(await messages.MoveNextAsync());
        }

        Assert.False(await messages.MoveNextAsync());
    }

    [Fact]
    public async Task A_line_that_is_half_written_is_shown_when_it_is_whole()
    {
        await using var room = new ViewerRoom();
        await using (MadeJournal.Begin(room.Runs, "torn"))
        {
        }

        var path = Path.Combine(room.Runs, "torn", "events.jsonl");
        await File.AppendAllTextAsync(path, """{"seq":2,"at":"2026-11-22T20:15""", Cancel);
        await room.ServeAsync();
        var page = await room.OpenAsync(browser, ViewerRoom.Place("torn"));
        await Expect(page.Locator(".problem")).ToContainTextAsync("last line is torn");
        await Expect(page.Locator(".item")).ToHaveCountAsync(1);

        await File.AppendAllTextAsync(path, ":00+00:00\",\"clock\":\"PT0S\",\"event\":{\"kind\":\"noted\",\"topic\":\"late\",\"text\":\"whole now\"},\"prev\":\"\"}\n", Cancel);

        await Expect(page.Locator(".item").Last).ToContainTextAsync("whole now");
        await Expect(page.Locator(".problem").First).ToContainTextAsync("chain of hashes breaks at line 2");
    }

    private static async Task<IReadOnlyList<string>> NextTextsAsync(IAsyncEnumerator<SseItem<string>> messages)
    {
        do
        {
            Assert.True(await messages.MoveNextAsync());
        }
        while (messages.Current.EventType != "items");

        using var news = JsonDocument.Parse(messages.Current.Data);
        return [.. news.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()!)];
    }
}
