using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>Working time in columns: <c>0:12:04</c>; hours may pass 24.</summary>
    public static string Clock(TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalHours}:{value.Minutes:00}:{value.Seconds:00}");

    /// <summary>A length of time: <c>85ms</c>, <c>3.2s</c>, <c>12m4s</c>.</summary>
    public static string Length(TimeSpan value) => value switch
    {
        _ when value <= TimeSpan.Zero => "0s",
        _ when value < TimeSpan.FromMilliseconds(1) => "<1ms",
        _ when value < TimeSpan.FromSeconds(1) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value.TotalMilliseconds):0}ms"),
        _ when value < TimeSpan.FromMinutes(1) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value.TotalSeconds * 10) / 10:0.#}s"),
        _ => DurationText.Format(value),
    };

    /// <summary>A raw or normalized score.</summary>
    public static string Score(double value) => value.ToString(Math.Abs(value) is >= 1e7 or (> 0 and < 1e-3) ? "0.####e0" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>A count, with separators.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 row</c>, <c>1,234 rows</c>.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>US dollars; below a cent with more digits, so that small costs do not read as none.</summary>
    public static string Cost(decimal? value) => value switch
    {
        null => "cost unknown",
        > 0 and < 0.01m => value.Value.ToString("$0.0000", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("$#,0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>A size in bytes, KiB, MiB or GiB.</summary>
    public static string Bytes(long value) => value switch
    {
        < 10_240 => Count(value, "byte", "bytes"),
        < 10L << 20 => $"{Count(value >> 10)} KiB",
        < 10L << 30 => $"{Count(value >> 20)} MiB",
        _ => $"{Count(value >> 30)} GiB",
    };

    /// <summary>What one model reply used.</summary>
    public static string Usage(UsageFacts usage) =>
        $"{Count(usage.InputTokens)} in, {Count(usage.OutputTokens)} out" + (usage.CostUsd is { } cost ? $", {Cost(cost)}" : "");
}
