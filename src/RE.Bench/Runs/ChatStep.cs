using System.Text.Json;

namespace RE.Bench.Runs;

/// <summary>A request to the model in the journal: what it shares with the one before is not written again.</summary>
/// <param name="Keep">How many messages from the front are those of the request before.</param>
/// <param name="Add">The messages after them.</param>
/// <param name="Tools">Names of the tools on offer.</param>
/// <param name="Key">Stands for a request from inside the sandbox, so that its repetition is known; null for others.</param>
internal sealed record ChatStep(int Keep, IReadOnlyList<JsonElement> Add, IReadOnlyList<string> Tools, string? Key = null);
