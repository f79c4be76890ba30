using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Environments.Services.Judging;

/// <summary>The built-in judge: deterministic, knows the right answers of the training set, and no other prompts.</summary>
/// <param name="answers">Right answers by prompt.</param>
public sealed class CheckingJudge(IReadOnlyDictionary<string, string> answers) : IPairJudge
{
    /// <summary>Reads the right answers, one JSON object a line with <c>prompt</c> and <c>answer</c>.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">A line is something else.</exception>
    public static CheckingJudge Read(string file) => new(File.ReadLines(file).Where(line => line.Length > 0).Select(line => Line(line, file)).ToDictionary(line => line.Prompt, line => line.Answer));

    /// <inheritdoc/>
    public bool Knows(string prompt) => answers.ContainsKey(prompt);

    /// <inheritdoc/>
    public Task<Preference> CompareAsync(string prompt, JudgedAnswer first, JudgedAnswer second, CancellationToken cancellationToken) =>
        Task.FromResult(CheckedAnswer.Compare(answers[prompt], first, second));

    private static (string Prompt, string Answer) Line(string line, string file)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject json ? ((string)json["prompt"]!, (string)json["answer"]!) : throw new InvalidDataException($"'{file}' has a line that is no JSON object.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentNullException)
        {
            throw new InvalidDataException($"'{file}' has a broken line: {broken.Message}", broken);
        }
    }
}
