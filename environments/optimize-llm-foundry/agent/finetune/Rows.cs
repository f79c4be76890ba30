// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text.Json;

/// <summary>A row as tokens: prompt, response, end token.</summary>
/// <param name="Tokens">All of them.</param>
/// <param name="Prompt">How many are the prompt's.</param>
sealed record Row(int[] Tokens, int Prompt)
{
    /// <summary>Places whose token is predicted from those before it, in a row that is cut to a length: those of response and end, or all but the first.</summary>
    public IEnumerable<int> Targets(int length, bool onPrompt) =>
        Enumerable.Range(1, Math.Max(0, Math.Min(Tokens.Length, length) - 1)).Where(place => onPrompt || place >= Prompt);
}

/// <summary>Rows in files, one JSON value a line.</summary>
static class Rows
{
    public static IEnumerable<Row> Read(string file) => File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Row>(line)!);

    public static void Write(string file, IEnumerable<Row> rows) => File.WriteAllLines(file, rows.Select(row => JsonSerializer.Serialize(row)));

    /// <summary>Reads rows of text with the keys "prompt" and "response".</summary>
    public static IEnumerable<Row> Tokenize(string file, string tokenizer)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var encoder = new Tokenizer(tokenizer);
            var prompt = encoder.Encode(json.RootElement.GetProperty("prompt").GetString()!);
            var response = encoder.Encode(json.RootElement.GetProperty("response").GetString()!);
            yield return new([.. prompt, .. response, encoder.End], prompt.Count);
        }
    }

    /// <summary>Rows in the order of an epoch: "file", "reversed" or "shuffled" (Fisher and Yates from the end, by SplitMix64).</summary>
    public static List<Row> Order(List<Row> rows, string order, ulong seed, int epoch)
    {
        var ordered = order == "reversed" ? Enumerable.Reverse(rows).ToList() : [.. rows];
        var state = (seed * 0x9E3779B97F4A7C15) + (ulong)epoch;
        for (var i = ordered.Count - 1; i > 0 && order == "shuffled"; i--)
        {
            var other = (int)(Next(ref state) % (ulong)(i + 1));
            (ordered[i], ordered[other]) = (ordered[other], ordered[i]);
        }

        return ordered;
    }

    private static ulong Next(ref ulong state)
    {
        var value = state += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
