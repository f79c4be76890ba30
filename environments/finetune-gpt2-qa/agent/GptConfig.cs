// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text.Json;

/// <summary>Sizes of the model; the file config.json beside this program.</summary>
sealed record GptConfig
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required int Layers { get; init; }
    public required int Heads { get; init; }
    public required int Width { get; init; }
    public required int Window { get; init; }
    public required int Vocabulary { get; init; }

    /// <summary>Tokens after which an answer is cut; what has not ended by then is unfinished.</summary>
    public required int AnswerTokens { get; init; }

    public static GptConfig Read(string file) => JsonSerializer.Deserialize<GptConfig>(File.ReadAllText(file), Options)!;
}
