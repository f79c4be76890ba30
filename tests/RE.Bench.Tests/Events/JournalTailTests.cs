using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Events;

public sealed class JournalTailTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Entries_come_once_and_a_line_that_is_being_written_comes_when_it_is_whole()
    {
        var path = _folder["events.jsonl"];
        var tail = new JournalTail(path);
        Assert.Empty(tail.Next());
        await using (var journal = Journal.Create(path, TimeProvider.System, []))
        {
            journal.Append(new RunEvent.Noted("a", "ä 1"));
            journal.Append(new RunEvent.Noted("a", new string('x', 200_000)));
            Assert.Equal([1, 2], tail.Next().Select(entry => entry.Seq));
            journal.Append(new RunEvent.Noted("a", "ö 3"));
        }

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var late = new JournalTail(_folder["other.jsonl"]);
        await File.WriteAllBytesAsync(_folder["other.jsonl"], bytes[..^7], TestContext.Current.CancellationToken);
        Assert.Equal(2, late.Next().Count);
        await File.WriteAllBytesAsync(_folder["other.jsonl"], bytes, TestContext.Current.CancellationToken);

        Assert.Equal("ö 3", Assert.IsType<RunEvent.Noted>(Assert.Single(late.Next()).Event).Text);
        Assert.Equal([3], tail.Next().Select(entry => entry.Seq));
        Assert.Empty(tail.Next());
    }

    [Fact]
    public void A_damaged_line_is_named()
    {
        var tail = new JournalTail(_folder.Write("events.jsonl", "nonsense\n"));

        Assert.Contains("events.jsonl:1: the line is not a journal entry", Assert.Throws<UserErrorException>(tail.Next).Message, StringComparison.Ordinal);
    }
}
