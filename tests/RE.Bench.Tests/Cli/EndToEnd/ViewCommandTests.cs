using System.Net;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

public sealed class ViewCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_address_is_printed_the_page_answers_and_an_interrupt_ends_it()
    {
        using var runs = new TempFolder();
        new MadeRun { Run = "run" }.Write(runs);
        using var viewer = CliProcess.Start(new Dictionary<string, string?>(), "view", runs);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (!viewer.HasExited && !viewer.Output.Contains("token=", StringComparison.Ordinal) && await timer.WaitForNextTickAsync(Cancel))
        {
        }

        Assert.Matches(@"^http://127\.0\.0\.1:\d+/\?token=[0-9a-f]{32}\s*$", viewer.Output);
        using var client = new HttpClient();
        using var page = await client.GetAsync(viewer.Output.Trim(), Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await viewer.SignalAsync("INT");

        Assert.Equal(0, await viewer.EndAsync());
    }

    [Theory]
    [InlineData("There is no folder '/nowhere/at/all'", "view", "/nowhere/at/all")]
    [InlineData("--port takes a number from 0 to 65535", "view", ".", "--port", "70000")]
    public async Task What_cannot_be_shown_is_told(string message, params string[] arguments)
    {
        using var viewer = await CliProcess.RunAsync(new Dictionary<string, string?>(), arguments);

        Assert.Equal(2, viewer.ExitCode);
        Assert.Contains(message, viewer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("token", viewer.Output, StringComparison.Ordinal);
    }
}
