using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>Reads what the request names, then scores.</summary>
[Scorer("scaling-law")]
internal sealed class ScalingLawScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request) => ScalingLawScore.Score(
        () => ScalingLawAnswer.Read(Path.Combine(request.SubmissionFolder, "answer.json")),
        ScalingLawProblem.From(request.Parameters),
        ScalingLawTable.Read(Path.Combine(request.EnvironmentFolder, "scorer", $"{request.Profile}.json")));
}
