namespace RE.Bench.Reports.Model;

/// <summary>How the numbers of a report were computed; printed with them.</summary>
/// <param name="Estimator"><c>with-replacement</c> (RE-Bench paper) or <c>without-replacement</c> (unbiased closed form).</param>
/// <param name="Bootstrap"><c>environments-and-runs</c> or <c>runs</c>: what is drawn again.</param>
/// <param name="Resamples">Number of resamples.</param>
/// <param name="Seed">Seed of the draws.</param>
/// <param name="Confidence">Share of resamples inside an interval, such as 0.95.</param>
public sealed record ReportMethod(string Estimator, string Bootstrap, int Resamples, long Seed, double Confidence)
{
    /// <summary>The k of the score@k that tables print; null when none was asked for.</summary>
    public int? K { get; init; }

    /// <summary>Where scores were taken, such as <c>30m of working time</c>, <c>200,000 tokens</c> or <c>$5.00</c>; null for the end of each run.</summary>
    public string? At { get; init; }
}
