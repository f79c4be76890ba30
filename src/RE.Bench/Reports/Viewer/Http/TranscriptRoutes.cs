using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;
using RE.Bench.Reports.Viewer.Shelf;
using RE.Bench.Reports.Viewer.Transcript;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>Answers about transcripts: pages of items, items unfolded, long texts by parts, single entries, a text to be found.</summary>
internal sealed class TranscriptRoutes(RunDesk desk)
{
    private const int PageItems = 200;
    private const int FirstPart = 16_000;
    private const int NextPart = 64_000;
    private const int MostSections = 100;
    private const int LongestQuery = 200;
    private const int MostHits = 500;

    public Task ItemsAsync(RunRequest request) => WithJournalAsync(request, (open, journal) =>
    {
        var (from, count) = (request.Query("from", 0, int.MaxValue), request.Query("count", 100, PageItems));
        var items = desk.Tell(open, journal, index => [.. Enumerable.Range(from, Math.Max(0, Math.Min(count, index.Items.Count - from)))]);
        return Answer.JsonAsync(request.Context, new ItemPage(open.Look(index => index.Items.Count), items), ViewerJson.Default.ItemPage);
    });

    public Task ItemAsync(RunRequest request) => WithTextsAsync(request, texts =>
    {
        var sections = texts.Take(MostSections).Select(section => Part(section, 0, FirstPart));
        return Answer.JsonAsync(request.Context, new ItemDetail(request.Number("item") ?? 0, [.. sections]), ViewerJson.Default.ItemDetail);
    });

    public Task SectionAsync(RunRequest request) => WithTextsAsync(request, texts => request.Number("section") is { } number && number < texts.Count
        ? Answer.JsonAsync(request.Context, Part(texts[number], request.Query("from", 0, int.MaxValue), NextPart), ViewerJson.Default.TextPart)
        : Answer.NotFoundAsync(request.Context));

    public Task EntryAsync(RunRequest request) => WithJournalAsync(request, (open, journal) =>
    {
        var number = request.Number("entry") ?? 0;
        var (entry, hides, count) = open.Look(index => (number > 0 && number <= index.Entries.Count ? index.Entries[number - 1] : (IndexedEntry?)null, desk.HidesNumbers(index), index.Entries.Count));
        return entry is { } found
            ? Answer.JsonAsync(request.Context, Part(($"entry {number} of {count}", Pretty(new EntryReader(journal), found, hides)), request.Query("from", 0, int.MaxValue), NextPart), ViewerJson.Default.TextPart)
            : Answer.NotFoundAsync(request.Context);
    });

    public Task FindAsync(RunRequest request) => WithJournalAsync(request, (open, journal) =>
    {
        var text = request.Context.Request.Query["q"].ToString();
        if (text.Length is 0 or > LongestQuery)
        {
            return Answer.RefuseAsync(request.Context, StatusCodes.Status400BadRequest, $"Look for a text of 1 to {LongestQuery} characters.");
        }

        // A copy, so that a page that only scrolls does not wait for the search.
        var (items, entries, hides) = open.Look(index => ((IReadOnlyList<IndexedItem>)[.. index.Items], (IReadOnlyList<IndexedEntry>)[.. index.Entries], desk.HidesNumbers(index)));
        var found = new TranscriptSearch(new EntryReader(journal), hides).Find(text, items, entries, MostHits, request.Aborted);
        return Answer.JsonAsync(request.Context, found, ViewerJson.Default.FindAnswer);
    });

    private Task WithTextsAsync(RunRequest request, Func<IReadOnlyList<(string Title, string Text)>, Task> answer) => WithJournalAsync(request, (open, journal) =>
    {
        var number = request.Number("item") ?? -1;
        var texts = open.Look(index => number >= 0 && number < index.Items.Count
            ? ItemTexts.Of(ItemEvents.Read(new EntryReader(journal), index.Items[number], index.Entries), desk.HidesNumbers(index))
            : null);
        return texts is null ? Answer.NotFoundAsync(request.Context) : answer(texts);
    });

    private async Task WithJournalAsync(RunRequest request, Func<OpenRun, FileStream, Task> answer)
    {
        await using var journal = request.OpenJournal();
        if (journal is null || desk.Journal(request.Folder, request.Id, request.Aborted) is not { } open)
        {
            await Answer.NotFoundAsync(request.Context);
            return;
        }

        await answer(open, journal);
    }

    private static TextPart Part((string Title, string Text) section, int from, int length)
    {
        var text = Inert.Part(section.Text, from, length, out var end);
        return new TextPart(Inert.Line(section.Title, 60), text, end, section.Text.Length);
    }

    private static string Pretty(EntryReader reader, IndexedEntry entry, bool hideNumbers)
    {
        var read = reader.Read(entry);
        return read.ValueKind == JsonValueKind.Undefined ? reader.Text(entry)
            : hideNumbers && Field.Text(Field.Object(read, "event"), "kind") == "submission-scored" ? Inert.Json(WithoutNumbers(read))
            : Inert.Json(read);
    }

    private static JsonElement WithoutNumbers(JsonElement entry)
    {
        var copy = JsonObject.Create(entry)!;
        if (copy["event"]?["row"] is JsonObject row)
        {
            foreach (var name in (string[])["raw", "normalized", "details"])
            {
                row[name] = "hidden until the end";
            }
        }

        return JsonSerializer.SerializeToElement(copy, ViewerText.Default.JsonObject);
    }
}
