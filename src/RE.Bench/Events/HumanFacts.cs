using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Events;

/// <summary>What is fixed at the start of a person's run beside what every run has.</summary>
/// <param name="Recorded">Whether what the terminal shows is recorded.</param>
/// <param name="IdleAfter">After this long without a key or output the person counts as idle.</param>
/// <param name="Participant">A pseudonym; null when none was given.</param>
public sealed record HumanFacts(bool Recorded, [property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan IdleAfter, string? Participant = null);
