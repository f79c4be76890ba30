using static RE.Bench.Scorers.FinetuneGpt2Qa.Exercises.WordDraw;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>String edits, counting and extraction.</summary>
internal static class WordFamilies
{
    public static IReadOnlyList<ExerciseFamily> All { get; } =
    [
        new("last-letter", true, LastLetter, "what is the last letter of {0}?", "give the final letter of {0}.", "with which letter does {0} end?", "name the letter that ends {0}."),
        new("first-letter", true, FirstLetter, "what is the first letter of {0}?", "give the initial letter of {0}.", "with which letter does {0} begin?", "name the letter that starts {0}."),
        new("spell", true, Spell, "spell {0}.", "spell the word {0}.", "how do you spell {0}?", "write {0} letter by letter."),
        new("twice", true, Twice, "say {0} twice.", "repeat the word {0} two times.", "write {0} two times.", "give me {0} twice."),
        new("reverse", true, Reverse, "reverse the list: {0}", "say backwards: {0}", "turn around: {0}", "give these in reverse: {0}"),
        new("count", true, Count, "how many words: {0}?", "count the words: {0}", "how many things are in: {0}?", "give the number of words in: {0}"),
        new("second", true, Second, "what is the second word of: {0}?", "give the second of: {0}", "name the second word: {0}", "which word is second in: {0}?"),
        new("color", true, Color, "{0} has a {1} {2} and a {3} {4}. which color is the {4}?", "{0} sees a {1} {2} and a {3} {4}. name the color of the {4}.",
            "{0} buys a {1} {2} and a {3} {4}. what color has the {4}?", "a {1} {2} and a {3} {4} belong to {0}. the {4} is what color?"),
    ];

    private static Filling LastLetter(WordDraw draw)
    {
        var word = draw.Word(WordPools.Things);
        return new([word], word[^1..], word[^1] == word[0] ? word[1..2] : word[..1]);
    }

    private static Filling FirstLetter(WordDraw draw)
    {
        var word = draw.Word(WordPools.Things);
        return new([word], word[..1], word[1..2] == word[..1] ? word[^1..] : word[1..2]);
    }

    private static Filling Spell(WordDraw draw)
    {
        var word = draw.Word(WordPools.Things);
        return new([word], string.Join('-', word.AsEnumerable()), word);
    }

    private static Filling Twice(WordDraw draw)
    {
        var word = draw.Word(WordPools.Things);
        return new([word], $"{word} {word}", word);
    }

    private static Filling Reverse(WordDraw draw)
    {
        var words = draw.Words(3, WordPools.Things);
        return new([string.Join(' ', words)], string.Join(' ', words.Reverse()), string.Join(' ', words));
    }

    private static Filling Count(WordDraw draw)
    {
        var count = draw.Number(2, 5);
        return new([string.Join(' ', draw.Words(count, WordPools.Things))], Text(count), Text(count + 1));
    }

    private static Filling Second(WordDraw draw)
    {
        var words = draw.Words(3, WordPools.Things);
        return new([string.Join(' ', words)], words[1], words[0]);
    }

    private static Filling Color(WordDraw draw)
    {
        var things = draw.Words(2, WordPools.Things);
        var colors = draw.Words(2, WordPools.Colors);
        return new([draw.Word(WordPools.Names), colors[0], things[0], colors[1], things[1]], colors[1], colors[0]);
    }
}
