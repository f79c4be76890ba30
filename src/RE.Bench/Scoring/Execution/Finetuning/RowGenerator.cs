using System.Globalization;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>Makes rows: small tasks on words and numbers with their answers, of very different lengths.</summary>
internal sealed class RowGenerator(HiddenDraw draw)
{
    private static readonly string[] Words =
        ("harbor lantern meadow copper window garden river mountain letter silver engine castle pepper candle forest bridge market winter summer morning "
        + "evening kitchen mirror pocket ladder button basket blanket hammer needle orchard pillow ribbon saddle shadow spider thunder ticket turtle valley "
        + "velvet wagon whisper yellow zebra anchor autumn barrel beacon canyon cotton desert dragon eagle falcon feather glacier hollow island jungle "
        + "kettle marble nectar ocean parrot quartz raven sailor temple violin walnut café naïve über Zürich façade jalapeño").Split(' ');

    private static readonly string[] Verbs = ["sees", "carries", "paints", "follows", "remembers", "sells", "repairs", "counts", "hides", "finds"];

    private static readonly string[] Names = ["Ada", "Boris", "Clara", "Dmitri", "Esther", "Farid", "Greta", "Hugo", "Ines", "Jörg", "Kamala", "Lars"];

    /// <summary>The next rows.</summary>
    public IReadOnlyList<FinetuneRow> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private FinetuneRow Next() => draw.Below(7) switch
    {
        0 => Sum(),
        1 => Sorted(),
        2 => Repeated(),
        3 => Count(),
        4 => Capitals(),
        5 => Sentence(),
        _ => Story(),
    };

    private FinetuneRow Sum()
    {
        var numbers = Enumerable.Range(0, draw.Between(2, 5)).Select(_ => draw.Between(1, 999)).ToList();
        return new(string.Create(CultureInfo.InvariantCulture, $"Add {string.Join(" and ", numbers)}."), numbers.Sum().ToString(CultureInfo.InvariantCulture));
    }

    private FinetuneRow Sorted()
    {
        var words = Several(draw.Between(3, 9));
        return new($"Sort these words: {string.Join(", ", words)}.", string.Join(", ", words.Order(StringComparer.Ordinal)));
    }

    private FinetuneRow Repeated()
    {
        var (word, times) = (draw.OneOf(Words), draw.Between(2, 8));
        return new(string.Create(CultureInfo.InvariantCulture, $"Say \"{word}\" {times} times."), string.Join(' ', Enumerable.Repeat(word, times)));
    }

    private FinetuneRow Capitals()
    {
        var text = Text(draw.Between(1, 6));
        return new($"Say it in capitals: {text}", text.ToUpperInvariant());
    }

    private FinetuneRow Count()
    {
        var text = Text(draw.Between(2, 14));
        return new($"How many words are in this line?\n{text}", text.Split(' ').Length.ToString(CultureInfo.InvariantCulture));
    }

    private FinetuneRow Sentence()
    {
        var (name, verb, word) = (draw.OneOf(Names), draw.OneOf(Verbs), draw.OneOf(Words));
        return new($"Who {verb} the {word}? {name} {verb} the {word}.", $"{name} does.");
    }

    private FinetuneRow Story()
    {
        var name = draw.OneOf(Names);
        var told = Enumerable.Range(0, draw.Between(1, 9)).Select(_ => $"{name} {draw.OneOf(Verbs)} the {draw.OneOf(Words)}.");
        return new($"Tell what {name} does.", string.Join(' ', told));
    }

    private string Text(int count) => string.Join(' ', Several(count));

    private List<string> Several(int count) => [.. Enumerable.Range(0, count).Select(_ => draw.OneOf(Words))];
}
