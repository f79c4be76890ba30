using System.Text.Json.Nodes;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>
/// What no request may ask of a provider, because it would reach out of the sandbox or past the meter: tools that the provider itself runs,
/// addresses that it fetches, work that goes on without the answer, other prices.
/// </summary>
internal static class Limits
{
    private static readonly string[] Tiers = ["auto", "default", "standard", "standard_only"];

    /// <summary>Fields that are refused wherever they are set.</summary>
    public static string? Field(JsonObject body, params string[] names) =>
        names.FirstOrDefault(name => body[name] is { } value && !(value is JsonValue flag && flag.GetValueKind() == System.Text.Json.JsonValueKind.False)) is { } found
            ? $"'{found}' is not available here: a run may use the model, and nothing else of its provider."
            : body["service_tier"] is { } tier && !Tiers.Contains(Foreign.Text(tier)) ? "'service_tier' is not available here: its price is not known."
            : null;

    /// <summary>A tool that the provider would run.</summary>
    public static string ServerTool(string type) => $"The tool '{type}' is not available here: tools of the provider could reach the network. Use tools that you run yourself.";

    /// <summary>An address that the provider would fetch; null when there is none anywhere in the request.</summary>
    public static string? Address(JsonNode? node, params string[] keys)
    {
        foreach (var (key, value) in node as JsonObject ?? [])
        {
            if (keys.Contains(key) && Foreign.Text(value is JsonObject inner ? inner["url"] : value) is { Length: > 0 } address && !address.StartsWith("data:", StringComparison.Ordinal))
            {
                return $"'{key}' names an address: the provider would fetch it. Send the data itself.";
            }
        }

        return null;
    }
}
