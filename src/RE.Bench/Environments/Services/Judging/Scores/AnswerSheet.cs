using System.Text.Json;
using RE.Bench.Scoring;

namespace RE.Bench.Environments.Services.Judging.Scores;

/// <summary>Answers to hidden prompts, as the scorer process hands them to the harness to have them judged.</summary>
/// <param name="Prompts">What was asked.</param>
/// <param name="Ours">The submitted model's answers: one list a seed, one answer a prompt; null for one that did not end.</param>
/// <param name="Others">Answers of the models that it is compared with, by their names.</param>
public sealed record AnswerSheet(IReadOnlyList<string> Prompts, IReadOnlyList<IReadOnlyList<string?>> Ours, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string?>>> Others)
{
    /// <summary>Name of the sheet among a report's details.</summary>
    public const string Detail = "answers";

    /// <summary>What a scorer process is told in the place of measurements when it shall only let the models answer.</summary>
    public const string Request = "answers_wanted";

    /// <summary>Reads the sheet of a report.</summary>
    /// <param name="report">The scorer's report.</param>
    /// <exception cref="InvalidDataException">It has none, or one whose lists do not fit each other.</exception>
    public static AnswerSheet Of(ScoreReport report)
    {
        var sheet = report.Details[Detail]?.Deserialize(AnswerSheetContext.Default.AnswerSheet) ?? throw new InvalidDataException("The scorer gave no answers to judge.");
        var seeds = sheet.Ours.Count;
        return sheet.Others.Values.Append(sheet.Ours).All(sets => sets.Count == seeds && sets.All(set => set.Count == sheet.Prompts.Count))
            ? sheet : throw new InvalidDataException("The scorer's answers do not fit its prompts.");
    }
}
