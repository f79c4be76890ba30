using System.Text.Json.Serialization;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>How a curve goes from point to point.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CurveInterpolation>))]
internal enum CurveInterpolation
{
    /// <summary>Straight lines; METR's published curve is read so.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary>A smooth curve that is monotone wherever the points are.</summary>
    [JsonStringEnumMemberName("monotone_cubic")]
    MonotoneCubic,
}
