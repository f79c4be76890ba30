using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Shared.Hosting;

/// <summary>Scores sealed submissions of one environment. Found by its <see cref="ScorerAttribute"/>; made without arguments, used once a process.</summary>
internal interface IScorer
{
    /// <summary>Reads files, never runs them. What is wrong with a submission is an outcome; an exception means that the scorer is broken.</summary>
    ScoreReport Score(ScoreRequest request);
}
