using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>
/// All messages that requests to the model were made of, each once. A request is a list of ranges of the pool, so that a log grows with what
/// was said and not with how often it was repeated.
/// </summary>
internal sealed class MessagePool
{
    private readonly Conversation<(int Start, int End)> _conversation = new();
    private readonly Dictionary<string, (int Start, int End)> _known = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _messages = [];
    private readonly Dictionary<int, int> _byStart = [];
    private int _count;

    /// <summary>Takes the next request and returns its ranges: start, and the first that is not meant any more.</summary>
    public IReadOnlyList<(int Start, int End)> Take(JsonElement request)
    {
        _conversation.Apply(request, Add);
        return Ranges(_conversation.Items);
    }

    /// <summary>Writes all messages as items of the open array.</summary>
    public void Write(Utf8JsonWriter json)
    {
        var messages = new InspectMessages();
        var next = 0;
        foreach (var element in _messages)
        {
            var start = next;
            var message = MessageReader.Read(element);
            messages.Write(json, message, number => Id(start + number));
            next += InspectMessages.Count(message);
            json.FlushSometimes();
        }
    }

    /// <summary>The messages of the last request.</summary>
    public IEnumerable<JsonElement> Last() => from range in _conversation.Items select _messages[_byStart[range.Start]];

    private (int Start, int End) Add(JsonElement message)
    {
        var digest = Convert.ToBase64String(SHA256.HashData(JsonMarshal.GetRawUtf8Value(message)));
        if (!_known.TryGetValue(digest, out var range))
        {
            range = (_count, _count + InspectMessages.Count(MessageReader.Read(message)));
            _byStart[_count] = _messages.Count;
            _count = range.End;
            _messages.Add(message);
            _known.Add(digest, range);
        }

        return range;
    }

    private static List<(int Start, int End)> Ranges(IReadOnlyList<(int Start, int End)> items)
    {
        var ranges = new List<(int Start, int End)>();
        foreach (var (start, end) in items)
        {
            if (ranges.Count > 0 && ranges[^1].End == start)
            {
                ranges[^1] = (ranges[^1].Start, end);
            }
            else
            {
                ranges.Add((start, end));
            }
        }

        return ranges;
    }

    private static string Id(int index) => $"message-{index}";
}
