using System.Globalization;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Scores as people read them.</summary>
internal static class ScoreText
{
    public static string Of(double value) => value.ToString(Math.Abs(value) is >= 1e7 or (> 0 and < 1e-3) ? "0.####e0" : "0.####", CultureInfo.InvariantCulture);
}
