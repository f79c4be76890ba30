using RE.Bench.Budgets;

namespace RE.Bench.Agents.Catalog;

/// <summary>A scaffold's settings in one text, <c>proposals=4&amp;variant=compare</c>, as they are written behind a model and kept in a journal.</summary>
internal static class AgentSettings
{
    /// <summary>Reads the text.</summary>
    /// <exception cref="UserErrorException">A setting has no value, or stands there twice.</exception>
    public static Dictionary<string, string> Parse(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value] || !settings.TryAdd(name, Uri.UnescapeDataString(value)))
            {
                throw new UserErrorException($"'{part}' is no setting, or one that stands there twice. Write 'PROVIDER/MODEL?name=value&name=value'.");
            }
        }

        return settings;
    }

    /// <summary>Writes them, in the order of their names; null when there are none.</summary>
    public static string? Write(IReadOnlyDictionary<string, string> settings) => settings.Count == 0
        ? null
        : string.Join('&', settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={Uri.EscapeDataString(s.Value)}"));
}
