using System.Text.Json;

namespace RE.Bench.Runs;

/// <summary>How the parameters are written for the agent.</summary>
internal static class ConfigJson
{
    /// <summary>Indented, for people.</summary>
    public static readonly JsonSerializerOptions Options = new() { WriteIndented = true };
}
