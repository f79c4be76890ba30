using RE.Bench.Cli.Display;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display;

public sealed class PlainDisplayTests
{
    [Fact]
    public void Each_event_that_matters_is_one_line() => Golden.Matches("plain.txt", Lines(new StoryBook().Whole().Entries, showNumbers: true));

    [Fact]
    public void A_hidden_score_is_told_as_valid_only()
    {
        var text = Lines(new StoryBook().Whole().Entries, showNumbers: false);

        Assert.DoesNotContain("0.765", text, StringComparison.Ordinal);
        Assert.Contains("score 2 (final): valid, number hidden until the end", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_command_gives_a_sign_of_life_each_minute()
    {
        var book = new StoryBook().Begun();
        for (var tick = 0; tick < 25; tick++)
        {
            book.After(5, new RunEvent.ClockTicked());
        }

        var lines = Lines(book.Entries, showNumbers: true).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Count(line => line.Contains("bash: ls -la… → ", StringComparison.Ordinal)));
        Assert.EndsWith("so far; 0:27:55 left", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_resumed_run_is_told_from_where_it_stands()
    {
        var book = new StoryBook().Begun();
        var output = new StringWriter { NewLine = "\n" };

        var display = new PlainDisplay(output, StoryBook.Facts, [.. book.Entries], showNumbers: true);
        display.OnEntry(book.Answer(2, 1, "late\n", 0));

        Assert.EndsWith("bash: ls -la… → status 0 in 1s, 5 bytes\n", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("score 0", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_pipe_ends_the_lines_and_not_the_run()
    {
        var display = new PlainDisplay(new ClosedPipe(), StoryBook.Facts, [], showNumbers: true);

        foreach (var entry in new StoryBook().Whole().Entries)
        {
            display.OnEntry(entry);
        }
    }

    private static string Lines(IReadOnlyList<JournalEntry> entries, bool showNumbers)
    {
        var output = new StringWriter { NewLine = "\n" };
        var display = new PlainDisplay(output, StoryBook.Facts, [], showNumbers);
        foreach (var entry in entries)
        {
            display.OnEntry(entry);
        }

        return output.ToString();
    }

    private sealed class ClosedPipe : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("Broken pipe");
    }
}
