using System.Collections.Concurrent;
using RE.Bench.Events;
using RE.Bench.Planning.Batches;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>The runs of a folder and of the batches in it. A run is found by its folder's name among those that are there, never by a path; no link is followed below the folder.</summary>
internal sealed class RunShelf
{
    private readonly ConcurrentDictionary<string, ShelvedCard> _cards = new(StringComparer.Ordinal);
    private readonly Lock _listing = new();
    private readonly CardReader _reader;
    private readonly string _root;
    private readonly bool _isOneRun;
    private Dictionary<string, string> _known = [];

    /// <summary>A core is left for answering.</summary>
    private static int Readers => Math.Max(1, Environment.ProcessorCount - 1);

    public RunShelf(ViewerOptions options)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder));
        _root = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
        _isOneRun = File.Exists(Path.Combine(_root, Journal.FileName)) || File.Exists(Path.Combine(_root, CardReader.ResultName));
        _reader = new CardReader(options);
    }

    /// <summary>All runs, newest first; unchanged ones are not read again.</summary>
    public RunList List(CancellationToken cancellationToken)
    {
        // One at a time: who comes second finds all cards read.
        lock (_listing)
        {
            return Listed(cancellationToken);
        }
    }

    /// <summary>The card of one run.</summary>
    public RunCard? Card(GuardedFolder run, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _reader.Read(run, id);
    }

    /// <summary>Opens a run's folder; null when no run of the list has that name.</summary>
    public GuardedFolder? Open(string id, CancellationToken cancellationToken)
    {
        if (!_known.ContainsKey(id))
        {
            List(cancellationToken);
        }

        if (!_known.TryGetValue(id, out var place))
        {
            return null;
        }

        using var root = GuardedFolder.Open(_root);
        return Folder(root, place);
    }

    private RunList Listed(CancellationToken cancellationToken)
    {
        using var root = GuardedFolder.Open(_root);
        // Ids of runs are drawn: two of one name are copies, of which the nearer one is shown.
        var places = Places(root).DistinctBy(Path.GetFileName).ToDictionary(place => Path.GetFileName(place)!);
        var cards = places.AsParallel().WithDegreeOfParallelism(Readers).WithCancellation(cancellationToken).Select(place => Card(root, place.Key, place.Value)).OfType<RunCard>().ToList();
        _known = cards.ToDictionary(card => card.Id, card => places[card.Id]);
        foreach (var gone in _cards.Keys.Where(name => !_known.ContainsKey(name)).ToList())
        {
            _cards.TryRemove(gone, out _);
        }

        return new RunList(Inert.Line(Path.GetFileName(_root)), [.. cards.OrderByDescending(card => card.StartedAt).ThenBy(card => card.Id, StringComparer.Ordinal)]);
    }

    private RunCard? Card(GuardedFolder root, string name, string place)
    {
        using var run = Folder(root, place);
        if (run is null)
        {
            return null;
        }

        var stamp = (Stamp(run, CardReader.ResultName), Stamp(run, Journal.FileName));
        if (_cards.TryGetValue(name, out var shelved) && shelved.Stamp == stamp && shelved.Card.State != "running")
        {
            return shelved.Card;
        }

        var card = _reader.Read(run, name);
        if (card is not null)
        {
            _cards[name] = new ShelvedCard(stamp, card);
        }

        return card;
    }

    private GuardedFolder? Folder(GuardedFolder root, string place) => _isOneRun ? GuardedFolder.Open(_root) : root.OpenFolder(place);

    private IEnumerable<string> Places(GuardedFolder root)
    {
        if (_isOneRun)
        {
            return [Path.GetFileName(_root)];
        }

        var folders = Names(_root).ToList();
        return [.. folders, .. folders.Where(name => root.Find(Path.Combine(name, BatchFolder.FileName)) is not null).SelectMany(batch => Names(Path.Combine(_root, batch)).Select(run => Path.Combine(batch, run)))];
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateDirectories(folder).Select(name => Path.GetFileName(name)).Where(name => !name.StartsWith('.') && !name.Contains('\ufffd'));

    private static (FileVersion Version, long Size)? Stamp(GuardedFolder run, string name) => run.Find(name) is { } found ? (found.Version, found.Size) : null;
}
