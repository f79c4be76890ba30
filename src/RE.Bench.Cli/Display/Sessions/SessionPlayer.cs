using RE.Bench.Reports.Viewer.Shelf;

namespace RE.Bench.Cli.Display.Sessions;

/// <summary>Plays a recorded terminal session, on a terminal in its own time, elsewhere as plain text at once.</summary>
/// <param name="output">Where to.</param>
/// <param name="time">Waits between events.</param>
internal sealed class SessionPlayer(TextWriter output, TimeProvider time)
{
    // Style, cursor, screen and scroll region as they were.
    private const string Reset = "\u001b[r\u001b[0m\u001b[?25h\u001b[?1049l";

    /// <summary>Writes the text of all output.</summary>
    public void WritePlain(RecordedSession session)
    {
        var screen = new PlainScreen();
        foreach (var piece in session.Events)
        {
            output.Write(screen.Text(piece.Output));
        }

        output.WriteLine();
    }

    /// <summary>Plays it.</summary>
    /// <param name="session">The recording.</param>
    /// <param name="speed">How many times as fast.</param>
    /// <param name="idleLimit">The longest wait between two events, before speed; null = none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task PlayAsync(RecordedSession session, double speed, TimeSpan? idleLimit, CancellationToken cancellationToken)
    {
        var filter = new ScreenFilter();
        var last = 0.0;
        try
        {
            foreach (var piece in session.Events)
            {
                var wait = TimeSpan.FromSeconds(piece.Time - last);
                last = piece.Time;
                wait = idleLimit is { } limit && wait > limit ? limit : wait;
                await Task.Delay(wait / speed, time, cancellationToken);
                output.Write(filter.Filter(piece.Output));
                output.Flush();
            }
        }
        finally
        {
            output.WriteLine(Reset);
            output.Flush();
        }
    }
}
