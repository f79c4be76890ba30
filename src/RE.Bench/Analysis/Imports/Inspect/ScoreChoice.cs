using System.Globalization;
using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect.Json;
using RE.Bench.Analysis.Records;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Chooses which of a sample's scores counts, and reads its values as numbers.</summary>
/// <param name="Scorer">The scorer; null when events need not name it.</param>
/// <param name="Key">The key of its value; null when the value is the score itself.</param>
internal sealed record ScoreChoice(string? Scorer, string? Key)
{
    /// <summary>The score that counts.</summary>
    /// <param name="scores">Final scores by scorer.</param>
    /// <param name="name">What the person asked for; null = the only one.</param>
    /// <exception cref="InvalidDataException">None or several could be meant; the message names what there is.</exception>
    public static ScoreChoice Of(JsonElement scores, string? name)
    {
        var all = All(scores).Take(50).ToList();
        var meant = name is null
            ? all
            : all.FindAll(one => one.ToString() == name) is { Count: > 0 } exact ? exact : all.FindAll(one => one.Scorer == name || one.Key == name);
        return (meant, all) switch
        {
            ([var only], _) => only,
            (_, []) => throw new InvalidDataException("no score"),
            ([], _) => throw new InvalidDataException($"no score '{name}', but {Names(all)}; choose one with --score"),
            _ => throw new InvalidDataException($"several scores, {Names(meant)}; choose one with --score"),
        };
    }

    /// <summary>The number in a score's value; null when it has none.</summary>
    public double? Number(JsonElement value)
    {
        var one = Key is null || value.ValueKind != JsonValueKind.Object ? value : value.Get(Key);
        return one.ValueKind switch
        {
            JsonValueKind.Number => one.AsNumber(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.String => Letter(one.AsText()),
            _ => null,
        };
    }

    /// <summary>As typed: <c>scorer</c> or <c>scorer.key</c>.</summary>
    public override string ToString() => Key is null ? Scorer ?? "" : $"{Scorer}.{Key}";

    // Inspect's letters: correct, partly correct, incorrect, no answer.
    private static double? Letter(string text) => text switch
    {
        "C" => 1,
        "P" => 0.5,
        "I" or "N" => 0,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    private static IEnumerable<ScoreChoice> All(JsonElement scores)
    {
        foreach (var score in scores.ValueKind == JsonValueKind.Object ? scores.EnumerateObject().ToList() : [])
        {
            if (score.Value.Get("value") is { ValueKind: JsonValueKind.Object } keyed)
            {
                foreach (var key in keyed.EnumerateObject())
                {
                    yield return new ScoreChoice(score.Name, key.Name);
                }
            }
            else
            {
                yield return new ScoreChoice(score.Name, null);
            }
        }
    }

    private static string Names(List<ScoreChoice> choices) => string.Join(", ", choices.Take(5).Select(choice => $"'{Quoted.Value(choice.ToString())}'")) + (choices.Count > 5 ? ", …" : "");
}
