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
    IReadOnlyDictionary<string, TimeSpan> Paused);
