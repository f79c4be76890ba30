using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;
using RE.Bench.Reports.Viewer.Shelf;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>
/// Tells a page what is new in a run's journal until the run ends. Each message's id is the number of entries that the page then knows, so that a
/// page that lost its connection goes on where it was.
/// </summary>
internal sealed class RunStream(RunDesk desk, RunRequest request)
{
    private const int MostItems = 200;
    private const int LooksForResult = 10;

    /// <summary>The messages: <c>items</c> and <c>run</c> when something is new, <c>end</c> last.</summary>
    /// <param name="seen">Entries that the page knows.</param>
    /// <param name="cancellationToken">The page is gone, or the viewer ends.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(int seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (isFirst, looks) = (true, 0); ; isFirst = false)
        {
            var open = desk.Journal(request.Folder, request.Id, cancellationToken);
            var (entries, hasEnded) = open?.Look(index => (index.Entries.Count, index.Fold.End is not null)) ?? (0, false);
            if (open is not null && entries > seen)
            {
                yield return Message("items", News(open, seen, entries), ViewerJson.Default.StreamNews, entries);
            }

            var view = isFirst || entries > seen || hasEnded ? desk.View(request.Folder, request.Id, cancellationToken) : null;
            var isComplete = hasEnded && (view?.Run.Problem is null || looks++ == LooksForResult);
            if (view is not null && (isFirst || entries > seen || isComplete))
            {
                yield return Message("run", view, ViewerJson.Default.RunView, entries);
            }

            if (isComplete)
            {
                yield return new SseItem<string>("{}", "end") { EventId = $"{entries}" };
                yield break;
            }

            seen = Math.Max(seen, entries);
            await Task.Delay(desk.Options.Interval, desk.Options.Time, cancellationToken);
        }
    }

    private StreamNews News(OpenRun open, int seen, int entries)
    {
        using var journal = request.OpenJournal();
        var changed = open.Look(index => (IReadOnlyList<int>)[.. Changed(index, seen, entries)]);
        var total = open.Look(index => index.Items.Count);
        return journal is null || changed.Count > MostItems
            ? new StreamNews(total, [], false)
            : new StreamNews(total, desk.Tell(open, journal, _ => changed), true);
    }

    private static IEnumerable<int> Changed(JournalIndex index, int seen, int entries) =>
        from item in index.Items.Index()
        where item.Item.Newest >= seen && item.Item.Newest < entries
        select item.Index;

    private static SseItem<string> Message<T>(string kind, T value, JsonTypeInfo<T> type, int entries) =>
        new(JsonSerializer.Serialize(value, type), kind) { EventId = $"{entries}" };
}
