using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Playwright;
using RE.Bench.Reports.Viewer.Shelf;
using RE.Bench.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RE.Bench.Tests.Reports.Viewer;

[Collection(ViewerTests.Name)]
public sealed class PlayerTests(TestBrowser browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_played_and_sought_forward_and_back()
    {
        await using var room = await RoomAsync([(0.5, "$ ls\r\n"), (1, "\u001b[32manswer.txt\u001b[0m\r\n"), (2, "$ clear\r\n"), (3, "\u001b[2J\u001b[Hempty now"), (100, "\r\nthe end")]);
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the recording" }).ClickAsync();
        var screen = page.Locator(".screen");
        var seek = page.GetByLabel("Position in the session");

        await seek.FillAsync("20");
        await Expect(screen).ToContainTextAsync("$ clear");
        await Expect(screen.Locator(".fg2")).ToHaveTextAsync("answer.txt");
        await seek.FillAsync("30");
        await Expect(screen).Not.ToContainTextAsync("answer.txt");
        await Expect(screen).ToContainTextAsync("empty now");
        await seek.FillAsync("10");
        await Expect(screen).ToContainTextAsync("answer.txt");
        await Expect(screen).Not.ToContainTextAsync("clear");

        await page.GetByLabel("Speed").SelectOptionAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(screen).ToContainTextAsync("the end");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task A_session_that_is_hostile_is_only_text()
    {
        var flood = new string('\u001b', 10_000) + "[9999999999;9999999999H" + "\u001b[" + new string('1', 100_000);
        await using var room = await RoomAsync(
            [(0, "<img src=x onerror='window.hit=1'>\r\n"), (0.1, "\u001b]8;;javascript:window.hit=1\u0007link\u001b]8;;\u0007\r\n"), (0.2, "a\u202eb\u200bc\u0000d\r\n"), (0.3, "\u001b[38;2;999;-1;url(x)m\u001b[48;5;999mcolor\u001b[0m\r\n"), (0.4, flood), (0.5, "\u001b[2;3r\u001b[9999L\u001b[9999M\u001b[9999P\u001b[9999@\u001b[9999S"), (0.6, "\u001b[0m\u001b[r\u001b[Hstill here")]);
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the recording" }).ClickAsync();

        await page.GetByLabel("Position in the session").FillAsync("3");
        await Expect(page.Locator(".screen")).ToContainTextAsync("<img src=x onerror='window.hit=1'>");
        await Expect(page.Locator(".screen")).ToContainTextAsync("a\ufffdb\ufffdcd");
        await page.GetByLabel("Position in the session").FillAsync("6");

        await Expect(page.Locator(".screen")).ToContainTextAsync("still here");
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Equal(0, await page.Locator(".screen a, .screen img").CountAsync());
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task A_file_that_is_no_recording_says_so()
    {
        await using var room = await RoomAsync([]);
        await File.WriteAllTextAsync(Path.Combine(room.Runs, "run", "session.cast"), "hello\n", Cancel);
        var page = await room.OpenAsync(browser, ViewerRoom.Place("run"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Load the recording" }).ClickAsync();

        await Expect(page.Locator(".session")).ToContainTextAsync("not a recording in the format asciicast v2");
    }

    [Fact]
    public void Time_goes_forward_whatever_the_file_says()
    {
        var cast = Read("""{"version":2,"width":999999,"height":-5}""", """[1,"o","a"]""", """[0,"o","b"]""", """[1e300,"o","c"]""", """[2,"x","d"]""", "rubbish", """[2,"r","100x30"]""", "[]", "[1]", """["1","o","e"]""");

        Assert.Equal((400, 4), (cast.Width, cast.Height));
        Assert.Equal([1, 1, 604_800, 604_800], cast.Events.Select(happened => happened.T));
        Assert.Equal(["a", "b", "c", null], cast.Events.Select(happened => happened.D));
    }

    [Fact]
    public void No_bytes_break_the_reader() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        using var file = new MemoryStream([.. "{\"version\":2,\"width\":80,\"height\":24}\n"u8, .. bytes, (byte)'\n']);
        return CastReader.Read(file).Events.All(happened => double.IsFinite(happened.T));
    });

    private static RE.Bench.Reports.Viewer.Answers.CastView Read(params string[] lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return CastReader.Read(file);
    }

    private static async Task<ViewerRoom> RoomAsync(IReadOnlyList<(double At, string Output)> events)
    {
        var room = new ViewerRoom();
        var folder = new MadeRun { Run = "run" }.Write(room.Runs);
        var lines = events.Select(happened => JsonSerializer.Serialize(new object[] { happened.At, "o", happened.Output }));
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "session.cast"), ["""{"version":2,"width":60,"height":12}""", .. lines], Cancel);
        await room.ServeAsync();
        return room;
    }
}
