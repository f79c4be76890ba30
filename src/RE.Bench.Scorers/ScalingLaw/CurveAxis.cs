using System.Text.Json.Serialization;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>Along which number of the answer the large runs were measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CurveAxis>))]
internal enum CurveAxis
{
    /// <summary><c>n_embd</c>.</summary>
    [JsonStringEnumMemberName("width")]
    Width,

    /// <summary><c>max_iters</c>.</summary>
    [JsonStringEnumMemberName("steps")]
    Steps,
}
