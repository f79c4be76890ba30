using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;
using RE.Bench.Reports.Viewer.Shelf;
using RE.Bench.Reports.Viewer.Transcript;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>Looks things up in runs, the same for single requests and for pages that watch.</summary>
internal sealed class RunDesk(RunShelf shelf, ViewerOptions options)
{
    private readonly OpenRuns _open = new();

    public RunShelf Shelf => shelf;

    public ViewerOptions Options => options;

    /// <summary>The journal, read to its present end; null when the run has none.</summary>
    public OpenRun? Journal(GuardedFolder folder, string id, CancellationToken cancellationToken) => _open.Read(folder, id, cancellationToken);

    /// <summary>Everything but the transcript; null when the folder holds no run any more.</summary>
    public RunView? View(GuardedFolder folder, string id, CancellationToken cancellationToken)
    {
        var card = shelf.Card(folder, id, cancellationToken);
        var open = Journal(folder, id, cancellationToken);
        return card is null ? null : open is null ? RunViews.Of(card, folder, null, options) : open.Look(index => RunViews.Of(card, folder, index, options));
    }

    /// <summary>True where scores are hidden until the end and the end is not there yet.</summary>
    public bool HidesNumbers(JournalIndex index) =>
        index.Fold.End is null && index.Fold.Facts is { } facts && options.Rules(facts.Environment) is { Visible: false };

    /// <summary>Tells some items.</summary>
    public IReadOnlyList<ItemView> Tell(OpenRun run, FileStream journal, Func<JournalIndex, IReadOnlyList<int>> which) => run.Look(index =>
    {
        var teller = new ItemTeller(new EntryReader(journal), HidesNumbers(index));
        return (IReadOnlyList<ItemView>)[.. which(index).Select(number => teller.Tell(number, index.Items[number], index.Entries))];
    });
}
