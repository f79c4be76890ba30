using System.Text.Json.Nodes;

namespace RE.Bench.Environments.Services.Judging;

/// <summary>Two answers to compare, as a client sent them.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="First">Answer <c>a</c>.</param>
/// <param name="Second">Answer <c>b</c>.</param>
internal sealed record PairRequest(string Prompt, JudgedAnswer First, JudgedAnswer Second)
{
    /// <summary>Most pairs in one request.</summary>
    public const int MostPairs = 512;

    private const int LongestText = 8192;

    /// <summary>Reads one pair, or those of <c>pairs</c>.</summary>
    /// <returns>The pairs, or why they cannot be read.</returns>
    public static (IReadOnlyList<PairRequest> Pairs, string? Refusal) Read(JsonObject body)
    {
        var nodes = body["pairs"] switch
        {
            null => [body],
            JsonArray array => array.ToList<JsonNode?>(),
            _ => [],
        };
        if (nodes.Count is 0 or > MostPairs)
        {
            return ([], $"'pairs' is an array of 1 to {MostPairs} objects with 'prompt', 'a' and 'b'.");
        }

        var pairs = new List<PairRequest>();
        foreach (var node in nodes)
        {
            if (Of(node) is not { } pair)
            {
                return ([], $"A pair has the texts 'prompt', 'a' and 'b' of at most {LongestText} characters; 'a' or 'b' is null for an answer that did not end.");
            }

            pairs.Add(pair);
        }

        return (pairs, null);
    }

    private static PairRequest? Of(JsonNode? node) =>
        node is JsonObject pair && pair.ContainsKey("a") && pair.ContainsKey("b") && IsText(pair["prompt"], out var prompt) && prompt is not null && IsText(pair["a"], out var a) && IsText(pair["b"], out var b)
            ? new(prompt, new(a), new(b))
            : null;

    private static bool IsText(JsonNode? node, out string? text)
    {
        text = null;
        return node is null || (node is JsonValue value && value.TryGetValue(out text) && text.Length <= LongestText);
    }
}
