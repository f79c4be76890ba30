using MathNet.Numerics.Statistics;

namespace RE.Bench.Analysis.Resampling;

/// <summary>The numbers of all resamples.</summary>
/// <param name="columns">One a number, in order of resamples.</param>
/// <param name="confidence">Share of resamples inside an interval.</param>
public sealed class Resamples(double[][] columns, double confidence)
{
    /// <summary>One number in every resample.</summary>
    /// <param name="column">Which number.</param>
    public IReadOnlyList<double> this[int column] => columns[column];

    /// <summary>The percentile interval of one number (Efron and Tibshirani 1993, chapter 13), by quantiles of definition R-7.</summary>
    /// <param name="column">Which number.</param>
    public Interval Interval(int column) => Of(columns[column], confidence);

    /// <summary>The percentile interval of any numbers (Efron and Tibshirani 1993, chapter 13), by quantiles of definition R-7 (Hyndman and Fan 1996).</summary>
    /// <param name="values">One a resample.</param>
    /// <param name="confidence">Share of them inside.</param>
    public static Interval Of(double[] values, double confidence)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return new Interval(Quantile(sorted, (1 - confidence) / 2), Quantile(sorted, (1 + confidence) / 2));
    }

    /// <summary>Standard deviation of one number over resamples, its bootstrap standard error (Efron and Tibshirani 1993, chapter 6).</summary>
    /// <param name="column">Which number.</param>
    public double StandardError(int column) => ArrayStatistics.StandardDeviation(columns[column]);

    /// <summary>Share of resamples in which one number is above 0, half of those at 0 included (Efron and Tibshirani 1993, chapter 13, read as a share).</summary>
    /// <param name="column">Which number.</param>
    public double ShareAboveZero(int column) => columns[column].Sum(value => value > 0 ? 1 : value < 0 ? 0 : 0.5) / columns[column].Length;

    private static double Quantile(double[] sorted, double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
}
