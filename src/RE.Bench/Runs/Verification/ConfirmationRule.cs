using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace RE.Bench.Runs.Verification;

/// <summary>When a score that was found again counts as the same: exactly for a deterministic scorer, else within its noise.</summary>
internal static class ConfirmationRule
{
    /// <summary>One honest run in a thousand may fall outside.</summary>
    private const double Outside = 0.001;

    /// <summary>
    /// How far one score may be from the mean of <paramref name="again"/> scores: the two-sided prediction interval of one further observation of a normal
    /// sample, t(1 − α/2; n − 1) · s · √(1 + 1/N) (Hahn and Meeker, "Statistical Intervals", chapter 4), with α = 0.001 and the spread of the calibration or of
    /// the new scores themselves, whichever allows more. A scorer whose calibrated and new scores have no spread is deterministic: nothing may differ.
    /// </summary>
    /// <param name="again">The new scores, at least one.</param>
    /// <param name="calibrated">Spread of scorings by the environment's calibration; null when it has none.</param>
    public static (double Sd, double Tolerance) Tolerance(IReadOnlyList<double> again, ScoringNoise? calibrated)
    {
        ScoringNoise?[] spreads = [calibrated, again.Distinct().Count() > 1 ? new ScoringNoise(Statistics.StandardDeviation(again), again.Count) : null];
        return spreads.OfType<ScoringNoise>()
            .Where(spread => spread is { Sd: > 0, Scorings: > 1 } && double.IsFinite(spread.Sd))
            .Select(spread => (spread.Sd, Tolerance: StudentT.InvCDF(0, 1, spread.Scorings - 1, 1 - (Outside / 2)) * spread.Sd * Math.Sqrt(1 + (1.0 / again.Count))))
            .OrderByDescending(spread => spread.Tolerance)
            .FirstOrDefault();
    }

    /// <summary>The mean; exactly the score where all are the same.</summary>
    public static double Mean(IReadOnlyList<double> scores) => scores.Distinct().Count() == 1 ? scores[0] : scores.Average();

    /// <summary>The verdict on one score and the sentence that goes with it.</summary>
    public static (RunVerdict Verdict, string Reason) Compare(double raw, double mean, double tolerance)
    {
        var difference = Math.Abs(raw - mean);
        return tolerance == 0
            ? (difference == 0 ? (RunVerdict.Confirmed, $"every new score is {Text(raw)}, as in the run") : (RunVerdict.Contradicted, $"the scorer gives {Text(mean)} without any spread, and the run says {Text(raw)}"))
            : difference <= tolerance ? (RunVerdict.Confirmed, $"the run's score is {Text(difference)} from the mean of the new ones, within the scorer's noise ({Text(tolerance)})")
            : (RunVerdict.Contradicted, $"the run's score is {Text(difference)} from the mean of the new ones, outside the scorer's noise ({Text(tolerance)})");
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
