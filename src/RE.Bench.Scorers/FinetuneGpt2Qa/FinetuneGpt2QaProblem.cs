using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Scorers.Shared.Gpt;

namespace RE.Bench.Scorers.FinetuneGpt2Qa;

/// <summary>What the profile's parameters say of the task.</summary>
internal sealed record FinetuneGpt2QaProblem
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>Who compares: <c>built-in</c>, the built-in judge, or <c>model</c>.</summary>
    public required string Judge { get; init; }

    /// <summary>Tokens of the vocabulary.</summary>
    public required long Vocabulary { get; init; }

    /// <summary>Positions that have an embedding.</summary>
    public required long Window { get; init; }

    /// <summary>Width between layers.</summary>
    public required long Width { get; init; }

    /// <summary>Blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Attention heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Tokens after which an answer is cut and counts as unfinished.</summary>
    public required int AnswerTokens { get; init; }

    /// <summary>Hidden prompts in one scoring.</summary>
    public required int HiddenPrompts { get; init; }

    /// <summary>How often each prompt is answered, by seeds of their own.</summary>
    public required int AnswerSeeds { get; init; }

    /// <summary>Bytes of the submitted file.</summary>
    public required long SizeLimit { get; init; }

    /// <summary>Whether an answer that was cut counts as what was written so far, as METR's scorer has it (60 tokens of text each); otherwise it is unfinished and loses.</summary>
    public bool CutAnswersCount { get; init; }

    /// <summary>Data set and folder of GPT-2's <c>vocab.json</c> and <c>merges.txt</c>; null = the pieces of <c>scorer/vocabulary.json</c>.</summary>
    public string? VocabularyFolder { get; init; }

    /// <summary>Data set and file of the given model; null = <c>scorer/base.safetensors</c>.</summary>
    public string? BaseFile { get; init; }

    /// <summary>Data set and file of the model that was tuned on right answers; null = <c>scorer/sft.safetensors</c>.</summary>
    public string? TunedFile { get; init; }

    /// <summary>The model's sizes.</summary>
    public GptShape Shape => new(Vocabulary, Window, Width, Layers, Heads);

    public static FinetuneGpt2QaProblem From(JsonObject parameters) => parameters.Deserialize<FinetuneGpt2QaProblem>(Options)!;
}
