using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Tables;

/// <summary>Numbers of reports as people read them, the same in every culture; what is unknown is a hyphen.</summary>
internal static class ReportNumbers
{
    public const string Unknown = "-";

    public static string Score(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Interval(Estimate? estimate) => estimate is { Low: { } low, High: { } high } ? $"{Score(low)}-{Score(high)}" : Unknown;

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double? value) => value?.ToString("0%", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Percentile(double? value) => value?.ToString("0", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Rate(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Tokens(double? value) => value switch
    {
        null => Unknown,
        >= 999_500 => (value.Value / 1e6).ToString("0.0M", CultureInfo.InvariantCulture),
        >= 1000 => (value.Value / 1e3).ToString("0k", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0", CultureInfo.InvariantCulture),
    };

    public static string Usd(double? value) => value switch
    {
        null => Unknown,
        > 0 and < 0.01 => value.Value.ToString("$0.0000", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("$#,0.00", CultureInfo.InvariantCulture),
    };

    public static string Reached(ReachedScore reached) =>
        reached.Share == 0 ? Unknown : $"{Share(reached.Share)}{(reached.MedianHours is { } hours ? $" in {DurationText.Format(TimeSpan.FromHours(hours))}" : "")}";

    public static string Percent(double confidence) => confidence.ToString("0.#%", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 run</c>, <c>1,808 runs</c>.</summary>
    public static string Count(long number, string one) => $"{Count(number)} {one}{(number == 1 ? "" : "s")}";
}
