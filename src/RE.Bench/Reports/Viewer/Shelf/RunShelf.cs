using System.Collections.Concurrent;
using RE.Bench.Events;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>The runs of a folder. A run is found by its folder's name among those that are there, never by a path; no link is followed below the folder.</summary>
internal sealed class RunShelf
{
    private readonly ConcurrentDictionary<string, ShelvedCard> _cards = new(StringComparer.Ordinal);
    private readonly CardReader _reader;
    private readonly string _root;
    private readonly bool _isOneRun;
    private HashSet<string> _known = [];

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
        var names = Names();
        using var root = GuardedFolder.Open(_root);
        var cards = names.AsParallel().WithCancellation(cancellationToken).Select(name => Card(root, name)).OfType<RunCard>().ToList();
        _known = [.. cards.Select(card => card.Id)];
        foreach (var gone in _cards.Keys.Where(name => !_known.Contains(name)).ToList())
        {
            _cards.TryRemove(gone, out _);
        }

        return new RunList(Inert.Line(Path.GetFileName(_root)), [.. cards.OrderByDescending(card => card.StartedAt).ThenBy(card => card.Id, StringComparer.Ordinal)]);
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
        if (!_known.Contains(id))
        {
            List(cancellationToken);
        }

        if (!_known.Contains(id))
        {
            return null;
        }

        using var root = GuardedFolder.Open(_root);
        return Folder(root, id);
    }

    private RunCard? Card(GuardedFolder root, string name)
    {
        using var run = Folder(root, name);
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

    private GuardedFolder? Folder(GuardedFolder root, string name) => _isOneRun ? GuardedFolder.Open(_root) : root.OpenFolder(name);

    private IReadOnlyList<string> Names() => _isOneRun
        ? [Path.GetFileName(_root)]
        : [.. Directory.EnumerateDirectories(_root).Select(folder => Path.GetFileName(folder)).Where(name => !name.StartsWith('.') && !name.Contains('\ufffd'))];

    private static (FileVersion Version, long Size)? Stamp(GuardedFolder run, string name) => run.Find(name) is { } found ? (found.Version, found.Size) : null;
}
