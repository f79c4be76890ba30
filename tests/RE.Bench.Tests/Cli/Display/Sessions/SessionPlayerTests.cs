using Microsoft.Extensions.Time.Testing;
using RE.Bench.Cli.Display.Sessions;
using RE.Bench.Reports.Viewer.Shelf;

namespace RE.Bench.Tests.Cli.Display.Sessions;

/// <summary>A session is played in its own time, faster when asked, and without long waits when asked.</summary>
public sealed class SessionPlayerTests : IDisposable
{
    private readonly RecordedSession _session = new(80, 24, false, [new(1, "one"), new(61, "two")]);
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Waits_are_those_of_the_recording_divided_by_the_speed()
    {
        var playing = new SessionPlayer(_output, _time).PlayAsync(_session, 2, null, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("one", _output.ToString());
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(playing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await playing;
        Assert.StartsWith("onetwo", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?1049l" + Environment.NewLine, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_wait_is_longer_than_the_limit()
    {
        var playing = new SessionPlayer(_output, _time).PlayAsync(_session, 1, TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));

        await playing;
        Assert.StartsWith("onetwo", _output.ToString(), StringComparison.Ordinal);
    }
}
