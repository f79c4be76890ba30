using System.Globalization;

namespace RE.Bench.Reports.Gates;

/// <summary>Numbers in the sentences of gates.</summary>
internal static class GateText
{
    /// <summary>A score with up to four digits after the point.</summary>
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A number of runs with its noun.</summary>
    public static string Runs(int count) => count == 1 ? "1 run" : string.Create(CultureInfo.InvariantCulture, $"{count} runs");

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
