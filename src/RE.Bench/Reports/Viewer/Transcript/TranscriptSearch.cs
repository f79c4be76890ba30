using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Finds a text in a transcript: in what is shown, never in what is hidden.</summary>
/// <param name="reader">Reads the journal.</param>
/// <param name="hideNumbers">True where scores are hidden until the end.</param>
internal sealed class TranscriptSearch(EntryReader reader, bool hideNumbers)
{
    private const int Before = 40;
    private const int Around = 120;

    /// <summary>The items that hold the text, whatever its case, in their order.</summary>
    /// <param name="text">What is looked for.</param>
    /// <param name="items">The transcript.</param>
    /// <param name="entries">All entries.</param>
    /// <param name="limit">Most hits.</param>
    /// <param name="cancellationToken">Stops between two items.</param>
    public FindAnswer Find(string text, IReadOnlyList<IndexedItem> items, IReadOnlyList<IndexedEntry> entries, int limit, CancellationToken cancellationToken)
    {
        var teller = new ItemTeller(reader, hideNumbers);
        var hits = new List<FindHit>();
        for (var number = 0; number < items.Count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Hit(text, number, items[number], entries, teller) is { } hit)
            {
                hits.Add(hit);
                if (hits.Count == limit)
                {
                    return new FindAnswer(hits, number == items.Count - 1);
                }
            }
        }

        return new FindAnswer(hits, true);
    }

    private FindHit? Hit(string text, int number, IndexedItem item, IReadOnlyList<IndexedEntry> entries, ItemTeller teller)
    {
        foreach (var (title, whole) in ItemTexts.Of(ItemEvents.Read(reader, item, entries), hideNumbers))
        {
            if (whole.IndexOf(text, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                return new FindHit(number, Inert.Line(title, 40), Snippet(whole, at));
            }
        }

        if (item.Kind is "command" or "chat")
        {
            return null;
        }

        var view = teller.Tell(number, item, entries);
        var told = $"{view.Label} {view.Text}";
        return told.Contains(text, StringComparison.OrdinalIgnoreCase) ? new FindHit(number, view.Label, told) : null;
    }

    private static string Snippet(string whole, int at)
    {
        var part = Inert.Part(whole, Math.Max(0, at - Before), Around, out _);
        return part.ReplaceLineEndings(" ");
    }
}
