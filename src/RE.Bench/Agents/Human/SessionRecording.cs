using System.Globalization;
using System.Text;

namespace RE.Bench.Agents.Human;

/// <summary>
/// Records what a person's terminal shows, as it happens, in a file that can be played at any moment. Keys are not recorded: what is typed
/// blindly stays unknown. Times are those of a clock that only goes forward, pauses included.
/// </summary>
internal sealed class SessionRecording : IDisposable
{
    /// <summary>The largest recording, in bytes: what the viewer plays in full.</summary>
    public const long MostBytes = 16 << 20;

    private const string Full = "the recording ends here, it has reached its largest size; the session went on";
    private const int RoomForLast = 1024;
    private const double LongestGap = 7 * 24 * 3600;
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Decoder _text = Encoding.UTF8.GetDecoder();
    private FileStream? _file;
    private long _since;
    private double _base;

    private SessionRecording(TimeProvider time) => _time = time;

    /// <summary>Why it stopped before the session did; null while it goes on, and when there is none.</summary>
    public string? Problem { get; private set; }

    /// <summary>Begins a recording, or goes on with one.</summary>
    /// <param name="path">The file; null when nothing shall be recorded.</param>
    /// <param name="columns">Columns of the terminal.</param>
    /// <param name="rows">Its lines.</param>
    /// <param name="time">Where time comes from.</param>
    public static SessionRecording Open(string? path, int columns, int rows, TimeProvider time)
    {
        var recording = new SessionRecording(time);
        if (path is not null)
        {
            recording.Try(() => recording.OpenFile(path, columns, rows));
        }

        return recording;
    }

    /// <summary>The shell printed something.</summary>
    public void Output(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var text = new char[_text.GetCharCount(bytes, flush: false)];
            _text.GetChars(bytes, text, flush: false);
            if (text.Length > 0)
            {
                Add("o", new string(text));
            }
        }
    }

    /// <summary>The harness printed a line into the terminal.</summary>
    public void Line(string text) => Put("o", $"\r\n{text}\r\n");

    /// <summary>The terminal has another size.</summary>
    public void Resize(int columns, int rows) => Put("r", string.Create(CultureInfo.InvariantCulture, $"{columns}x{rows}"));

    /// <summary>Something happened that a viewer may jump to.</summary>
    public void Mark(string label) => Put("m", label);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void OpenFile(string path, int columns, int rows)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1);
        _since = _time.GetTimestamp();
        if (CastLines.FindEnd(_file) is not { } end)
        {
            _file.SetLength(0);
            _file.Write(CastLines.Head(columns, rows, _time.GetUtcNow()));
            return;
        }

        _file.SetLength(end.Bytes);
        _file.Position = end.Bytes;
        if (end.LastMark == Full || end.Bytes > MostBytes - RoomForLast)
        {
            Stop(Full);
            return;
        }

        // The wall clock may have been set back meanwhile, or far ahead.
        _base = Math.Clamp((_time.GetUtcNow() - end.StartedAt).TotalSeconds, end.LastTime, end.LastTime + LongestGap);
        Add("r", string.Create(CultureInfo.InvariantCulture, $"{columns}x{rows}"));
    }

    private void Put(string code, string data)
    {
        lock (_gate)
        {
            Add(code, data);
        }
    }

    private void Add(string code, string data) => Try(() =>
    {
        if (_file is null)
        {
            return;
        }

        var now = _base + _time.GetElapsedTime(_since).TotalSeconds;
        var line = CastLines.Event(now, code, data);
        if (_file.Position + line.Length > MostBytes - RoomForLast)
        {
            _file.Write([.. CastLines.Event(now, "o", $"\r\n[rebench] {Full}\r\n"), .. CastLines.Event(now, "m", Full)]);
            Stop(Full);
            return;
        }

        _file.Write(line);
    });

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Stop($"the recording could not be written: {failure.Message}");
        }
    }

    private void Stop(string problem)
    {
        Problem = problem;
        _file?.Dispose();
        _file = null;
    }
}
