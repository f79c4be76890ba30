using RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.FinetuneGpt2Qa;

/// <summary>What scorings of every submission read.</summary>
/// <param name="Vocabulary">Of all models.</param>
/// <param name="Base">The given model.</param>
/// <param name="Tuned">The model that was tuned on right answers.</param>
internal sealed record QaFiles(IAnswerVocabulary Vocabulary, string Base, string Tuned)
{
    /// <summary>Those of a profile: of <c>scorer/</c>, or of prepared data where a parameter names one.</summary>
    /// <exception cref="InvalidOperationException">A data set is not prepared.</exception>
    public static QaFiles Of(ScoreRequest request, FinetuneGpt2QaProblem problem)
    {
        var scorer = Path.Combine(request.EnvironmentFolder, "scorer");
        return new(
            problem.VocabularyFolder is { } folder ? Gpt2Vocabulary.Read(request.DataPath(folder)) : PieceVocabulary.Read(Path.Combine(scorer, "vocabulary.json")),
            problem.BaseFile is { } given ? request.DataPath(given) : Path.Combine(scorer, "base.safetensors"),
            problem.TunedFile is { } tuned ? request.DataPath(tuned) : Path.Combine(scorer, "sft.safetensors"));
    }
}
