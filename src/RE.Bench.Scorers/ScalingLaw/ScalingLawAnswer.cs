using System.Text.Json;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>What an agent submits: the run it would make with the large budget, and the loss it expects.</summary>
internal sealed record ScalingLawAnswer(int Width, int Steps, double LossPrediction)
{
    private const int LargestFile = 64 * 1024;
    private const int LargestNumber = 1_000_000_000;
    private const double LargestLoss = 100;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Reads <c>answer.json</c>, which may hold anything.</summary>
    /// <exception cref="AnswerException">It is not an answer; the message says what to change.</exception>
    public static ScalingLawAnswer Read(string file)
    {
        if (new FileInfo(file) is not { Exists: true } found)
        {
            throw new AnswerException("there is no file 'answer.json'. Write it with the keys n_embd, max_iters and loss_prediction.");
        }

        return found.Length <= LargestFile
            ? Parse(File.ReadAllBytes(file))
            : throw new AnswerException($"answer.json has {found.Length} bytes, and at most {LargestFile} are read. Write the three numbers only.");
    }

    /// <exception cref="AnswerException">It is not an answer; the message says what to change.</exception>
    public static ScalingLawAnswer Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(Whole(document.RootElement, "n_embd"), Whole(document.RootElement, "max_iters"), Loss(document.RootElement))
                : throw new AnswerException("answer.json holds no JSON object. Write {\"n_embd\": …, \"max_iters\": …, \"loss_prediction\": …}.");
        }
        catch (JsonException e)
        {
            throw new AnswerException($"answer.json is not JSON (line {(e.LineNumber ?? 0) + 1}), or a key stands in it twice. NaN and Infinity are no JSON numbers.");
        }
    }

    private static int Whole(JsonElement answer, string key) =>
        Number(answer, key) is var number && number is >= 1 and <= LargestNumber && number == Math.Floor(number)
            ? (int)number
            : throw new AnswerException($"'{key}' in answer.json must be a whole number from 1 to {LargestNumber}.");

    private static double Loss(JsonElement answer) =>
        Number(answer, "loss_prediction") is var loss && loss is > 0 and <= LargestLoss
            ? loss
            : throw new AnswerException($"'loss_prediction' in answer.json must be a number above 0 and at most {LargestLoss}, in nats a token.");

    // A number too large for a double reads as infinity, which the ranges above refuse.
    private static double Number(JsonElement answer, string key) =>
        !answer.TryGetProperty(key, out var value) ? throw new AnswerException($"answer.json has no key '{key}'. Its keys are n_embd, max_iters and loss_prediction.")
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
        : throw new AnswerException($"'{key}' in answer.json must be a JSON number, without quotes.");
}
