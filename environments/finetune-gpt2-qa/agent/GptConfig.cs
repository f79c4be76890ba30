// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text.Json;

/// <summary>Sizes of the model; the file config.json beside this program.</summary>
sealed record GptConfig
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required int NLayer { get; init; }
    public required int NHead { get; init; }
    public required int NEmbd { get; init; }
    public required int NPositions { get; init; }
    public required int VocabSize { get; init; }

    /// <summary>Tokens after which an answer is cut; what has not ended by then is unfinished.</summary>
    public required int AnswerTokens { get; init; }

    public static GptConfig Read(string file) => JsonSerializer.Deserialize<GptConfig>(File.ReadAllText(file), Options)!;
}
