using System.Text.Json;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>A profile's measured losses at the large budget: the file <c>scorer/PROFILE.json</c> of the environment.</summary>
internal sealed record ScalingLawTable
{
    public required CurveAxis Axis { get; init; }

    public required CurveInterpolation Interpolation { get; init; }

    public required IReadOnlyList<CurvePoint> Points { get; init; }

    public LossCurve Curve => new([.. Points.Select(point => (point.At, point.Loss))], Interpolation);

    public static ScalingLawTable Read(string file) => JsonSerializer.Deserialize(File.ReadAllBytes(file), ScalingLawJson.Default.ScalingLawTable)!;
}
