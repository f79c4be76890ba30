using System.Text.Json;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>The messages of the last request, rebuilt from the differences that the journal's chat steps hold.</summary>
internal sealed class Conversation<T>
{
    private readonly List<T> _items = [];

    /// <summary>One item for each message of the last request.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>Takes a request: keeps what it shares with the one before and makes an item of each message that it adds.</summary>
    /// <returns>The added items.</returns>
    public IReadOnlyList<T> Apply(JsonElement request, Func<JsonElement, T> make)
    {
        var keep = Math.Clamp(request.Number("keep"), 0, _items.Count);
        _items.RemoveRange(keep, _items.Count - keep);
        _items.AddRange(request.Get("add").Items().Where(message => message.ValueKind == JsonValueKind.Object).Select(make));
        return _items[keep..];
    }
}
