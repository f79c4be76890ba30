// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Net.Http.Json;
using System.Text.Json.Nodes;

/// <summary>Two answers to a prompt; null for one that did not end in time.</summary>
sealed record Pair(string Prompt, string? A, string? B);

/// <summary>The judge, at the address in REBENCH_JUDGE_URL.</summary>
sealed class Judge
{
    private const int Together = 256;
    private readonly HttpClient _http = new();
    private readonly string _address = Environment.GetEnvironmentVariable("REBENCH_JUDGE_URL") ?? throw new InvalidOperationException("REBENCH_JUDGE_URL is not set: there is no judge here.");

    /// <summary>Which answer of each pair is preferred: 1 = A, -1 = B, 0 = neither.</summary>
    public async Task<int[]> CompareAsync(IReadOnlyList<Pair> pairs)
    {
        var preferences = new List<int>();
        foreach (var part in pairs.Chunk(Together))
        {
            var answer = await AskAsync(new { pairs = part.Select(pair => new { prompt = pair.Prompt, a = pair.A, b = pair.B }) });
            preferences.AddRange(answer["preferences"]!.AsArray().Select(preference => (string)preference! switch { "a" => 1, "b" => -1, _ => 0 }));
        }

        return [.. preferences];
    }

    // A connection may be cut when the harness is replaced; it is asked again then.
    private async Task<JsonNode> AskAsync(object question)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var reply = await _http.PostAsJsonAsync(_address, question);
                var answer = await reply.Content.ReadFromJsonAsync<JsonNode>();
                return reply.IsSuccessStatusCode ? answer! : throw new InvalidOperationException($"The judge refused: {answer}");
            }
            catch (Exception failure) when (attempt < 60 && failure is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(1000);
            }
        }
    }
}
