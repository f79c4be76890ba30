using RE.Bench.Budgets;

namespace RE.Bench.Agents.Catalog;

/// <summary>What follows a model scaffold's name inline: <c>PROVIDER/MODEL?setting=value&amp;…</c>.</summary>
/// <param name="Model">The model.</param>
/// <param name="Settings">The settings, by name.</param>
internal sealed record InlineAgent(string Model, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UserErrorException">A setting has no value, or stands there twice.</exception>
    public static InlineAgent Parse(string text)
    {
        var (model, query) = text.Split('?', 2) is [var before, var after] ? (before, after) : (text, "");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value] || !settings.TryAdd(name, value))
            {
                throw new UserErrorException($"'{part}' in '{text}' is no setting, or one that stands there twice. Write 'PROVIDER/MODEL?name=value&name=value'.");
            }
        }

        return new(model, settings);
    }
}
