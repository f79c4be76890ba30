using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Results;

/// <summary>Working time of a run.</summary>
/// <param name="Limit">What was given.</param>
/// <param name="Spent">What was used.</param>
/// <param name="Paused">Wall time that was not charged, by reason: <c>scoring</c>, <c>provider</c>, <c>human</c>, <c>harness</c>.</param>
public sealed record ResultBudget(
    [property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan Limit,
    [property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan Spent,
    IReadOnlyDictionary<string, TimeSpan> Paused)
{
    /// <summary>The part of what was used in which a person did nothing, as far as it was noticed; left out when there was none.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Idle { get; init; }
}
