using System.Text.Json;

namespace RE.Bench.Runs.Verification;

/// <summary>Where one JSON document differs from another, by path such as <c>$.ledger[1].raw</c>.</summary>
internal static class JsonDifferences
{
    private const int LongestShown = 120;

    /// <summary>All differences; whitespace, order of keys and escapes of strings are none, while a number counts as it is written.</summary>
    /// <param name="found">What is there.</param>
    /// <param name="expected">What must be there.</param>
    /// <param name="implied">What a reader takes for keys that are not there.</param>
    public static IReadOnlyList<string> Between(JsonElement found, JsonElement expected, JsonElement implied)
    {
        var differences = new List<string>();
        Compare("$", found, expected, implied, differences);
        return differences;
    }

    private static void Compare(string path, JsonElement found, JsonElement expected, JsonElement? implied, List<string> differences)
    {
        if (found.ValueKind == JsonValueKind.Object && expected.ValueKind == JsonValueKind.Object)
        {
            CompareObjects(path, found, expected, implied, differences);
        }
        else if (found.ValueKind == JsonValueKind.Array && expected.ValueKind == JsonValueKind.Array && found.GetArrayLength() == expected.GetArrayLength())
        {
            for (var i = 0; i < found.GetArrayLength(); i++)
            {
                Compare($"{path}[{i}]", found[i], expected[i], implied is { ValueKind: JsonValueKind.Array } list && i < list.GetArrayLength() ? list[i] : null, differences);
            }
        }
        else if (!IsSame(found, expected))
        {
            differences.Add($"{path} is {Show(found)} and must be {Show(expected)}");
        }
    }

    private static void CompareObjects(string path, JsonElement found, JsonElement expected, JsonElement? implied, List<string> differences)
    {
        foreach (var must in expected.EnumerateObject())
        {
            var inner = $"{path}.{must.Name}";
            var standsFor = Property(implied, must.Name);
            if (found.TryGetProperty(must.Name, out var value))
            {
                Compare(inner, value, must.Value, standsFor, differences);
            }
            else if (standsFor is { } meant)
            {
                Compare(inner, meant, must.Value, meant, differences);
            }
            else
            {
                differences.Add($"{inner} is missing and must be {Show(must.Value)}");
            }
        }

        differences.AddRange(found.EnumerateObject()
            .Where(property => !expected.TryGetProperty(property.Name, out _))
            .Select(property => $"{path}.{property.Name} is {Show(property.Value)} and must not be there"));
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } present && present.TryGetProperty(name, out var value) ? value : null;

    private static bool IsSame(JsonElement found, JsonElement expected) => found.ValueKind == expected.ValueKind && found.ValueKind switch
    {
        JsonValueKind.String => found.GetString() == expected.GetString(),
        JsonValueKind.Number => found.GetRawText() == expected.GetRawText(),
        JsonValueKind.Array => false,
        _ => true,
    };

    private static string Show(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";
    }
}
