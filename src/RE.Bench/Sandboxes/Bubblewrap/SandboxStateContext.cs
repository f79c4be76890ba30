using System.Text.Json.Serialization;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>JSON of <see cref="SandboxState"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(SandboxState))]
internal sealed partial class SandboxStateContext : JsonSerializerContext;
