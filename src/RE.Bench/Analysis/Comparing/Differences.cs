using MathNet.Numerics.Distributions;
using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.Comparing;

/// <summary>Computes differences and their verdicts.</summary>
public static class Differences
{
    /// <summary>A verdict of no difference is given only when a true one of this size would have been shown: halfway from the starting solution to the reference.</summary>
    public const double LargestUnseen = 0.5;

    /// <summary>Chance with which a detectable difference is shown (Cohen 1988, chapter 1).</summary>
    public const double Power = 0.8;

    /// <summary>
    /// The difference of means, paired by environment: a resample draws environments, each for A and B alike, then runs of A and of B within (Efron and Tibshirani 1993, chapters 8 and 13).
    /// The verdict needs the interval and a permutation test to agree.
    /// </summary>
    /// <param name="samples">Both samples of each environment that both sides have.</param>
    /// <param name="plan">How resamples are drawn.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Difference Of(IReadOnlyList<TwoSamples> samples, BootstrapPlan plan, CancellationToken cancellationToken)
    {
        int[][] strata = [.. samples.Select(sample => new[] { sample.A.Count, sample.B.Count })];
        var value = samples.Average(sample => sample.A.Average() - sample.B.Average());
        var pValue = PermutationTest.PValue(samples, plan.Resamples, plan.Seed, cancellationToken);
        if (!Bootstrap.IsPossible(strata, plan.Method))
        {
            return new Difference(value, null, null, pValue, null, Verdict.TooFewRunsToTell);
        }

        var drawn = Bootstrap.Draw(strata, new DifferenceStatistic(samples), plan, cancellationToken);
        var detectable = Detectable(drawn.StandardError(0), plan.Confidence);
        var difference = new Difference(value, drawn.Interval(0), drawn.ShareAboveZero(0), pValue, detectable, Verdict.TooFewRunsToTell);
        return difference with { Verdict = Decide(difference, samples, plan.Confidence) };
    }

    /// <summary>The smallest true difference that is shown with a chance of <see cref="Power"/>: (z(1 − α/2) + z(power)) · standard error (Cohen 1988, chapter 2).</summary>
    /// <param name="standardError">Of the difference.</param>
    /// <param name="confidence">1 − α.</param>
    public static double Detectable(double standardError, double confidence) =>
        (Normal.InvCDF(0, 1, (1 + confidence) / 2) + Normal.InvCDF(0, 1, Power)) * standardError;

    private static Verdict Decide(Difference difference, IReadOnlyList<TwoSamples> samples, double confidence)
    {
        var alpha = 1 - confidence;
        if (samples.Any(sample => sample.A.Count < 2 || sample.B.Count < 2) || PermutationTest.Smallest(samples) > alpha)
        {
            return Verdict.TooFewRunsToTell;
        }

        return difference switch
        {
            { Interval.Low: > 0, PValue: var p } when p <= alpha => Verdict.Better,
            { Interval.High: < 0, PValue: var p } when p <= alpha => Verdict.Worse,
            { Detectable: > LargestUnseen } => Verdict.TooFewRunsToTell,
            _ => Verdict.NoDifferenceShown,
        };
    }
}
