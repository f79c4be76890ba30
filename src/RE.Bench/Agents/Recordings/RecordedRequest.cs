using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Recordings;

/// <summary>What a model was asked, for comparison: messages and tools, less all that only says when and how long.</summary>
/// <param name="Messages">The whole conversation, as journals write it.</param>
/// <param name="Digests">A digest of each message.</param>
/// <param name="Tools">Names of the tools on offer.</param>
public sealed record RecordedRequest(IReadOnlyList<JsonElement> Messages, IReadOnlyList<string> Digests, IReadOnlyList<string> Tools)
{
    /// <summary>No request: what comes before the first.</summary>
    public static RecordedRequest None { get; } = new([], [], []);

    /// <summary>Stands for all of it.</summary>
    public string Digest { get; } = Hash(Encoding.UTF8.GetBytes($"{string.Join('\n', Digests)}\n\n{string.Join('\n', Tools)}"));

    /// <summary>A request that is made now.</summary>
    public static RecordedRequest Of(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var type = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatMessage));
        return None.Next(0, [.. messages.Select(message => JsonSerializer.SerializeToElement(message, type))], [.. (options.Tools ?? []).Select(tool => tool.Name)]);
    }

    /// <summary>The request that shares its first messages with this one.</summary>
    /// <param name="keep">How many.</param>
    /// <param name="add">The messages after them.</param>
    /// <param name="tools">Names of the tools on offer.</param>
    public RecordedRequest Next(int keep, IReadOnlyList<JsonElement> add, IReadOnlyList<string> tools) =>
        new([.. Messages.Take(keep), .. add], [.. Digests.Take(keep), .. add.Select(message => Hash(JsonSerializer.SerializeToUtf8Bytes(TimingText.Without(message))))], tools);

    private static string Hash(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
