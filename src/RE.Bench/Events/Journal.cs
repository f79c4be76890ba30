using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Events;

/// <summary>
/// The truth about one run: an append-only file of JSON lines, each flushed to disk before anything acts on it, each carrying the hash of
/// the line before. A torn last line is dropped when the file is opened again.
/// </summary>
public sealed class Journal : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private readonly HostClockWatch _watch;
    private readonly IReadOnlyList<IRunObserver> _observers;
    private int _seq;
    private string _prev;
    private bool _broken;

    private Journal(FileStream file, TimeProvider time, IReadOnlyList<IRunObserver> observers, JournalContent content)
    {
        (_file, _time, _watch, _observers) = (file, time, new HostClockWatch(time), observers);
        (_seq, _prev) = (content.Entries.Count, content.LastHash);
    }

    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "events.jsonl";

    /// <summary>Reads the working time that stamps each entry.</summary>
    public Func<TimeSpan> Clock { get; set; } = () => TimeSpan.Zero;

    /// <summary>Hash of the last line, in lower-case hex.</summary>
    public string LastHash
    {
        get
        {
            lock (_gate)
            {
                return _prev;
            }
        }
    }

    /// <summary>Starts the journal of a new run.</summary>
    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="time">Stamps the entries.</param>
    /// <param name="observers">Told of each entry once it is on disk.</param>
    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public static Journal Create(string path, TimeProvider time, IReadOnlyList<IRunObserver> observers) =>
        new(Open(path, FileMode.CreateNew), time, observers, JournalContent.Empty);

    /// <summary>Goes on with the journal of an earlier process; a torn last line is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What <see cref="JournalContent.Read"/> found in it.</param>
    /// <param name="time">Stamps the entries.</param>
    /// <param name="observers">Told of each entry once it is on disk.</param>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static Journal Continue(string path, JournalContent content, TimeProvider time, IReadOnlyList<IRunObserver> observers)
    {
        var file = Open(path, FileMode.Open);
        if (content.TornBytes > 0)
        {
            file.SetLength(content.GoodBytes);
        }

        file.Seek(0, SeekOrigin.End);
        return new Journal(file, time, observers, content);
    }

    /// <summary>Writes an entry, flushes it to disk, then tells the observers.</summary>
    /// <exception cref="JournalBrokenException">The disk is full or failed; the file is cut back to its last whole line.</exception>
    public JournalEntry Append(RunEvent happened) => Append(() => happened);

    /// <summary>The same for an event that must agree with the entries before it: it is made when its turn has come.</summary>
    /// <param name="make">Makes the event; no other entry is written meanwhile.</param>
    /// <exception cref="JournalBrokenException">The disk is full or failed; the file is cut back to its last whole line.</exception>
    public JournalEntry Append(Func<RunEvent> make)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_broken, this);
            var happened = make();

            // Before the number is taken: whoever is asked for the time may append, too (a clock of tests fires its timers then).
            var (at, clock) = (_time.GetUtcNow(), ToMilliseconds(Clock()));
            if (_watch.Look(at) is { } moved)
            {
                Add(at, clock, new RunEvent.HostClockSet(moved));
            }

            return Add(at, clock, happened);
        }
    }

    private JournalEntry Add(DateTimeOffset at, TimeSpan clock, RunEvent happened)
    {
        var entry = new JournalEntry { Seq = _seq + 1, At = at, Clock = clock, Event = happened, Prev = _prev };
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, EventJson.Compact.JournalEntry);
        Write(line);
        (_seq, _prev) = (entry.Seq, Convert.ToHexStringLower(SHA256.HashData(line)));

        // Inside the lock: observers hear of entries in the order of the file.
        foreach (var observer in _observers)
        {
            observer.OnEntry(entry);
        }

        return entry;
    }

    // What this process goes on with is what another one would read from disk, to the tick.
    private static TimeSpan ToMilliseconds(TimeSpan clock) => TimeSpan.FromMilliseconds(Math.Round(clock.TotalMilliseconds));

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void Write(byte[] line)
    {
        var before = _file.Length;
        try
        {
            _file.Write([.. line, (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException failure)
        {
            _broken = true;
            CutBack(before);
            throw new JournalBrokenException($"The journal '{_file.Name}' cannot be written: {failure.Message} Free some space, then 'rebench resume' goes on from the last entry.", failure);
        }
    }

    private void CutBack(long length)
    {
        try
        {
            _file.SetLength(length);
        }
        catch (IOException)
        {
            // The reader drops a torn last line as well.
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The run's journal '{path}' cannot be written: {failure.Message} Choose a folder that you may write with --out.", failure);
        }
    }
}
