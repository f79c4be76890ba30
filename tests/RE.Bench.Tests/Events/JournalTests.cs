using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Events;

public sealed class JournalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    private string File_ => _folder["events.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_entry_is_on_disk_before_anybody_hears_of_it()
    {
        var seen = new List<int>();
        await using var journal = Journal.Create(File_, _time, [new Listener(_ => seen.Add(JournalContent.Read(File_).Entries.Count))]);

        journal.Append(new RunEvent.ClockStarted());
        journal.Append(new RunEvent.ClockPaused(PauseReason.Provider));

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task The_clock_that_is_answered_is_the_one_that_a_resume_reads()
    {
        await using var journal = Journal.Create(File_, _time, []);
        journal.Clock = () => TimeSpan.FromTicks(12_345_678);

        var answered = journal.Append(new RunEvent.ClockTicked()).Clock;

        Assert.Equal(TimeSpan.FromMilliseconds(1235), answered);
        Assert.Equal(answered, JournalContent.Read(File_).Entries[0].Clock);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(7200)]
    public async Task A_wall_clock_that_moves_by_itself_is_written_down(int seconds)
    {
        var time = new TwoClocks();
        await using var journal = Journal.Create(File_, time, []);
        journal.Append(new RunEvent.ClockStarted());
        time.Pass(TimeSpan.FromHours(5));
        journal.Append(new RunEvent.ClockTicked());
        time.Pass(TimeSpan.FromSeconds(3));
        time.Wall += TimeSpan.FromSeconds(seconds);

        var entry = journal.Append(new RunEvent.ClockPaused(PauseReason.Human));

        var entries = JournalContent.Read(File_).Entries;
        Assert.Equal(new RunEvent.HostClockSet(TimeSpan.FromSeconds(seconds)), entries[2].Event);
        Assert.Equal((4, 4, entry.Seq), (entries.Count, entries[3].Seq, 4));
    }

    [Fact]
    public async Task A_wall_clock_that_is_set_by_less_than_two_seconds_is_not_worth_an_entry()
    {
        var time = new TwoClocks();
        await using var journal = Journal.Create(File_, time, []);
        journal.Append(new RunEvent.ClockStarted());
        time.Wall -= TimeSpan.FromSeconds(1.9);

        journal.Append(new RunEvent.ClockTicked());

        Assert.Equal(2, JournalContent.Read(File_).Entries.Count);
    }

    [Fact]
    public async Task A_torn_last_line_is_dropped_and_the_chain_goes_on()
    {
        await WriteAsync(3);
        var whole = await File.ReadAllBytesAsync(File_, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(File_, whole[..^5], TestContext.Current.CancellationToken);

        var content = JournalContent.Read(File_);
        await using (var journal = Journal.Continue(File_, content, _time, []))
        {
            journal.Append(new RunEvent.ClockTicked());
        }

        Assert.Equal(2, content.Entries.Count);
        Assert.True(content.TornBytes > 0);
        Assert.Equal([1, 2, 3], JournalContent.Read(File_).Entries.Select(entry => entry.Seq));
    }

    [Fact]
    public async Task A_journal_cut_anywhere_is_read_up_to_its_last_whole_line()
    {
        await WriteAsync(5);
        var whole = await File.ReadAllBytesAsync(File_, TestContext.Current.CancellationToken);

        Gen.Int[0, whole.Length].Sample(length =>
        {
            var content = JournalContent.Parse(whole.AsSpan(0, length), "cut");
            return content.GoodBytes + content.TornBytes == length && content.Entries.Count == whole.AsSpan(0, length).Count((byte)'\n');
        });
    }

    [Fact]
    public async Task A_changed_line_breaks_the_chain()
    {
        await WriteAsync(3);
        var text = await File.ReadAllTextAsync(File_, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(File_, text.Replace("\"topic\":\"0\"", "\"topic\":\"9\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var error = Assert.Throws<UserErrorException>(() => JournalContent.Read(File_));

        Assert.Contains("events.jsonl:2: the chain of hashes is broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_an_error_message_and_never_a_crash() =>
        Gen.Byte.Array[0, 300].Sample(bytes =>
        {
            try
            {
                JournalContent.Parse(Encoding.UTF8.GetBytes("{\"seq\":1}\n").Concat(bytes).ToArray(), "fuzz");
                return false;
            }
            catch (UserErrorException)
            {
                return true;
            }
        });

    [Fact]
    public async Task The_shape_of_an_entry_is_fixed()
    {
        await WriteAsync(1);

        var line = (await File.ReadAllLinesAsync(File_, TestContext.Current.CancellationToken))[0];

        Assert.Equal("""{"seq":1,"at":"1970-01-01T00:00:00+00:00","clock":"PT0S","event":{"kind":"noted","topic":"0","text":"x"},"prev":""}""", line);
    }

    [Fact]
    public async Task A_full_disk_breaks_the_journal_with_a_message_and_keeps_what_is_there()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full on this system");
        var link = _folder["full"];
        File.CreateSymbolicLink(link, "/dev/full");
        await using var journal = Journal.Continue(link, JournalContent.Empty, _time, []);

        var error = Assert.Throws<JournalBrokenException>(() => journal.Append(new RunEvent.ClockStarted()));

        Assert.Contains("Free some space", error.Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync(int count)
    {
        await using var journal = Journal.Create(File_, _time, []);
        for (var i = 0; i < count; i++)
        {
            journal.Append(new RunEvent.Noted($"{i}", "x"));
        }
    }

    private sealed class Listener(Action<JournalEntry> heard) : IRunObserver
    {
        public void OnEntry(JournalEntry entry) => heard(entry);
    }
}
