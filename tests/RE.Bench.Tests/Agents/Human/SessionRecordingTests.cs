using System.Text;
using RE.Bench.Agents.Human;
using RE.Bench.Reports.Viewer.Shelf;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.Human;

/// <summary>Recordings can be played whenever their writer dies, and their times only go forward.</summary>
public sealed class SessionRecordingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TwoClocks _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_shown_can_be_played_while_it_is_being_recorded()
    {
        using var recording = Open();
        _time.Pass(TimeSpan.FromSeconds(1.5));
        recording.Output("hel"u8);
        recording.Output([.. "l"u8, 0xC3]);
        recording.Output([0xB6, 0xFF]);

        var session = RecordedSession.Read(_folder.Path);

        Assert.Equal("hellö\uFFFD", Text(session));
        Assert.Equal(1.5, session.Events[0].Time);
        Assert.Equal((100, 30), (session.Width, session.Height));
    }

    [Fact]
    public void A_torn_line_is_dropped_and_the_recording_goes_on()
    {
        using (var first = Open())
        {
            first.Output("before"u8);
            first.Mark("stop: lunch");
        }

        File.AppendAllText(_folder["session.cast"], "[2.5,\"o\",\"to");
        _time.Pass(TimeSpan.FromMinutes(10));
        using var second = Open();
        second.Output("after"u8);

        var session = RecordedSession.Read(_folder.Path);
        Assert.Equal("beforeafter", Text(session));
        Assert.Equal(600, session.Events[^1].Time);
        Assert.All(File.ReadLines(_folder["session.cast"]), line => Assert.EndsWith(line[0] == '{' ? "}" : "]", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_moves_no_time_back()
    {
        using (var first = Open())
        {
            _time.Pass(TimeSpan.FromSeconds(30));
            first.Output("a"u8);
            _time.Wall -= TimeSpan.FromHours(5);
            _time.Pass(TimeSpan.FromSeconds(1));
            first.Output("b"u8);
        }

        using var second = Open();
        _time.Pass(TimeSpan.FromSeconds(1));
        second.Output("c"u8);

        Assert.Equal([30, 31, 32], RecordedSession.Read(_folder.Path).Events.Select(shown => shown.Time));
    }

    [Fact]
    public void A_recording_that_is_full_says_so_and_grows_no_more()
    {
        using var recording = Open();
        var line = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
        for (var i = 0; i < 20; i++)
        {
            recording.Output(line);
        }

        var file = new FileInfo(_folder["session.cast"]);
        Assert.InRange(file.Length, SessionRecording.MostBytes - (2 << 20), SessionRecording.MostBytes);
        Assert.EndsWith("the session went on\r\n", RecordedSession.Read(_folder.Path).Events[^1].Output, StringComparison.Ordinal);
        Assert.Contains("largest size", recording.Problem, StringComparison.Ordinal);
        using var again = Open();
        again.Output("more"u8);
        Assert.Equal(file.Length, new FileInfo(file.FullName).Length);
    }

    [Fact]
    public void Nothing_is_written_when_nothing_shall_be_recorded()
    {
        using var recording = SessionRecording.Open(null, 80, 24, _time);
        recording.Output("secret"u8);

        Assert.Empty(Directory.GetFiles(_folder.Path));
        Assert.Null(recording.Problem);
    }

    private SessionRecording Open() => SessionRecording.Open(_folder["session.cast"], 100, 30, _time);

    private static string Text(RecordedSession session) => string.Concat(session.Events.Select(shown => shown.Output));
}
