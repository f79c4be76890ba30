using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.OptimizeKernel;

/// <summary>Scores what the execution stage measured; the kernel itself is never touched here.</summary>
[Scorer("optimize-kernel")]
internal sealed class OptimizeKernelScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request) => OptimizeKernelScore.Score(
        KernelTimes.From(request.Execution ?? throw new InvalidOperationException("The submission was not run, so there is nothing to score.")),
        request.Parameters["nominal_start_ms"]?.GetValue<double>() ?? throw new InvalidOperationException("The profile has no 'nominal_start_ms'."));
}
