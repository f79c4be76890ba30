using RE.Bench.Budgets;
using RE.Bench.Cli.Display;
using RE.Bench.Events;
using RE.Bench.Tests.Support;
using Spectre.Console.Testing;

namespace RE.Bench.Tests.Cli.Display;

public sealed class LiveDisplayTests
{
    [Fact]
    public void A_frame_shows_time_left_use_scores_and_what_goes_on() => Golden.Matches("live.txt", Frame(new StoryBook().Begun(), seconds: 12.3));

    [Fact]
    public void A_frame_during_an_outage_shows_the_reason_and_a_standing_clock()
    {
        var book = new StoryBook().Begun();
        book.After(1, new RunEvent.ProviderWaited("503 [overloaded]\u001b[2J", 2, TimeSpan.FromSeconds(30)));
        book.After(0, new RunEvent.ClockPaused(PauseReason.Provider));

        Golden.Matches("live-outage.txt", Frame(book, seconds: 12));
    }

    [Fact]
    public void A_frame_before_anything_happened_can_be_drawn() => Golden.Matches("live-first.txt", Frame(new StoryBook(), seconds: 0));

    [Fact]
    public void A_hidden_score_is_not_in_the_frame() => Assert.DoesNotContain("0.25", Frame(new StoryBook().Begun(), 0, showNumbers: false), StringComparison.Ordinal);

    [Fact]
    public void Every_frame_of_a_run_is_as_high_on_a_narrow_terminal()
    {
        var book = new StoryBook().Whole();
        var (wide, narrow) = (Frame(book, 0, width: 200), Frame(book, 0, width: 30));

        Assert.Equal(wide.Count(letter => letter == '\n'), narrow.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task The_terminal_is_given_back_when_the_run_is_over()
    {
        var console = new TestConsole().Width(100).Interactive();
        var book = new StoryBook();
        await using (var display = new LiveDisplay(console, new RunProgress(StoryBook.Facts, book.Time, true), book.Time))
        {
            foreach (var entry in book.Whole().Entries)
            {
                display.OnEntry(entry);
            }
        }

        Assert.Contains("scaling-law", console.Output, StringComparison.Ordinal);
    }

    private static string Frame(StoryBook book, double seconds, bool showNumbers = true, int width = 100)
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var progress = new RunProgress(StoryBook.Facts, time, showNumbers);
        foreach (var entry in book.Entries)
        {
            progress.Apply(entry);
        }

        time.Advance(TimeSpan.FromSeconds(seconds));
        var console = new TestConsole().Width(width);
        console.Write(LiveFrame.Draw(progress));
        return console.Output;
    }
}
