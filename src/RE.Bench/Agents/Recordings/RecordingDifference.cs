using System.Text.Encodings.Web;
using System.Text.Json;

namespace RE.Bench.Agents.Recordings;

/// <summary>Says where a request of a replay differs from the recorded one.</summary>
internal static class RecordingDifference
{
    /// <summary>What to do about it.</summary>
    public const string Advice =
        "The scaffold, the environment or the machine is not as it was. Replay with what the run was recorded with, or add --lenient to give the recorded answers by their order alone.";

    private const int Shown = 80;
    private const int Before = 20;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first difference.</summary>
    public static string Between(RecordedExchange recorded, RecordedRequest now, string path) => $"The recording '{path}' does not fit at exchange {recorded.Number}: {What(recorded.Request, now)}";

    private static string What(RecordedRequest recorded, RecordedRequest now)
    {
        if (!recorded.Tools.SequenceEqual(now.Tools))
        {
            return $"the tools on offer were '{string.Join(", ", recorded.Tools)}' and are '{string.Join(", ", now.Tools)}'.";
        }

        var same = recorded.Digests.Zip(now.Digests).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == recorded.Messages.Count || same == now.Messages.Count
            ? $"the request had {recorded.Messages.Count} messages and has {now.Messages.Count}."
            : Message(same + 1, recorded.Messages[same], now.Messages[same]);
    }

    private static string Message(int number, JsonElement recorded, JsonElement now)
    {
        var (before, after) = (Text(recorded), Text(now));
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"message {number} ({Role(now)}) was '{Excerpt(before, same)}' and is '{Excerpt(after, same)}'.";
    }

    private static string Role(JsonElement message) => message.TryGetProperty("role", out var role) ? role.ToString() : "no role";

    private static string Text(JsonElement message) => TimingText.Without(message)?.ToJsonString(Readable) ?? "";

    private static string Excerpt(string text, int at)
    {
        var from = Math.Min(Math.Max(0, at - Before), text.Length);
        var part = text.Substring(from, Math.Min(Shown, text.Length - from));
        return $"{(from > 0 ? "…" : "")}{part}{(from + Shown < text.Length ? "…" : "")}";
    }
}
