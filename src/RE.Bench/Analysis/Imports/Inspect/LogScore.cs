using System.Text.Json;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>A score event of a sample.</summary>
/// <param name="At">Working time; null when the log does not say.</param>
/// <param name="IsIntermediate">Given while the agent worked.</param>
/// <param name="Scorer">Name of the scorer; empty when the log does not say.</param>
/// <param name="Value">The score's value.</param>
internal sealed record LogScore(TimeSpan? At, bool IsIntermediate, string Scorer, JsonElement Value);
