using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Scoring.Sealing;

/// <summary>JSON of <c>manifest.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
[JsonSerializable(typeof(SealManifest))]
internal sealed partial class SealJson : JsonSerializerContext
{
    public static SealManifest? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Default.SealManifest);

    public static byte[] Write(SealManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Default.SealManifest);
}
