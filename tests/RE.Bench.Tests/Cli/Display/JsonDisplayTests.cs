using System.Text;
using RE.Bench.Cli.Display;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display;

public sealed class JsonDisplayTests
{
    [Fact]
    public async Task The_lines_are_those_of_the_journal()
    {
        using var folder = new TempFolder();
        var output = new StringWriter { NewLine = "\n" };
        var book = new StoryBook();
        await using (var journal = Journal.Create(folder["events.jsonl"], book.Time, [new JsonDisplay(output)]))
        {
            foreach (var entry in book.Whole().Entries)
            {
                journal.Append(entry.Event);
            }
        }

        Assert.Equal(await File.ReadAllTextAsync(folder["events.jsonl"], Encoding.UTF8, TestContext.Current.CancellationToken), output.ToString());
    }
}
