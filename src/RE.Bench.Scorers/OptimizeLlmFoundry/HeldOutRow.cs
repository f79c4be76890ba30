using System.Text.Json;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>A row that nobody trained on, as tokens: prompt, response, end.</summary>
/// <param name="Tokens">At most as many as the model's window has.</param>
/// <param name="First">Place of the first token that is to be predicted.</param>
internal sealed record HeldOutRow(IReadOnlyList<int> Tokens, int First)
{
    /// <summary>Reads rows of text; those of which nothing is left to predict are left out.</summary>
    public static IReadOnlyList<HeldOutRow> Read(string file, RowEncoding encoding, int window) =>
        [.. File.ReadLines(file).Select(line => Of(JsonDocument.Parse(line).RootElement, encoding, window)).Where(row => row.First < row.Tokens.Count)];

    private static HeldOutRow Of(JsonElement row, RowEncoding encoding, int window)
    {
        var prompt = encoding.Encode(row.GetProperty("prompt").GetString()!);
        return new([.. prompt.Concat(encoding.Encode(row.GetProperty("response").GetString()!)).Append(encoding.End).Take(window)], Math.Max(1, prompt.Count));
    }
}
