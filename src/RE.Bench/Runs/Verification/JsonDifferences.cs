using System.Text.Json;

namespace RE.Bench.Runs.Verification;

/// <summary>Where one JSON document differs from another, by path such as <c>$.ledger[1].raw</c>.</summary>
internal static class JsonDifferences
{
    private const int LongestShown = 120;

    /// <summary>
    /// All differences; whitespace, order of keys and escapes of strings are none, a number counts as it is written, and a key that is not there stands for
    /// an empty value, so that keys can be added later.
    /// </summary>
    /// <param name="found">What is there.</param>
    /// <param name="expected">What must be there.</param>
    public static IReadOnlyList<string> Between(JsonElement found, JsonElement expected)
    {
        var differences = new List<string>();
        Compare("$", found, expected, differences);
        return differences;
    }

    private static void Compare(string path, JsonElement found, JsonElement expected, List<string> differences)
    {
        if (found.ValueKind == JsonValueKind.Object && expected.ValueKind == JsonValueKind.Object)
        {
            CompareObjects(path, found, expected, differences);
        }
        else if (found.ValueKind == JsonValueKind.Array && expected.ValueKind == JsonValueKind.Array && found.GetArrayLength() == expected.GetArrayLength())
        {
            for (var i = 0; i < found.GetArrayLength(); i++)
            {
                Compare($"{path}[{i}]", found[i], expected[i], differences);
            }
        }
        else if (!IsSame(found, expected))
        {
            differences.Add($"{path} is {Show(found)} and must be {Show(expected)}");
        }
    }

    private static void CompareObjects(string path, JsonElement found, JsonElement expected, List<string> differences)
    {
        foreach (var must in expected.EnumerateObject())
        {
            var inner = $"{path}.{must.Name}";
            if (found.TryGetProperty(must.Name, out var value))
            {
                Compare(inner, value, must.Value, differences);
            }
            else if (!IsEmpty(must.Value))
            {
                differences.Add($"{inner} is missing and must be {Show(must.Value)}");
            }
        }

        differences.AddRange(found.EnumerateObject()
            .Where(property => !expected.TryGetProperty(property.Name, out _))
            .Select(property => $"{path}.{property.Name} is {Show(property.Value)} and must not be there"));
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        JsonValueKind.String => value.ValueEquals(""),
        _ => value.ValueKind is JsonValueKind.Null or JsonValueKind.False || value.GetRawText() == "0",
    };

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
