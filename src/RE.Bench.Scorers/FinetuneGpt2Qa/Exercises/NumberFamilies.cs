using static RE.Bench.Scorers.FinetuneGpt2Qa.Exercises.WordDraw;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>Arithmetic, comparison, order and units.</summary>
internal static class NumberFamilies
{
    public static IReadOnlyList<ExerciseFamily> All { get; } =
    [
        new("add", false, Add, "what is {0} + {1}?", "add {0} and {1}.", "how much is {0} plus {1}?", "give the sum of {0} and {1}."),
        new("largest", false, draw => Pick(draw, numbers => numbers.Max()), "which is the largest: {0}?", "name the biggest of {0}.", "find the maximum: {0}.", "of {0}, which number is highest?"),
        new("smallest", false, draw => Pick(draw, numbers => numbers.Min()), "which is the smallest: {0}?", "name the least of {0}.", "find the minimum: {0}.", "of {0}, which number is lowest?"),
        new("sort", false, Sort, "sort these: {0}", "put in order: {0}", "order from small to large: {0}", "arrange the numbers {0}."),
        new("parity", false, Parity, "is {0} odd or even?", "odd or even: {0}?", "tell me if {0} is even or odd.", "would you call {0} odd or even?"),
        new("next", false, Next, "what comes after {0}?", "which number follows {0}?", "count on from {0}.", "name the number after {0}."),
        new("units", false, Units, "how many {1} are {0}?", "give {0} in {1}.", "{0} is how many {1}?", "convert {0} to {1}."),
    ];

    private static Filling Add(WordDraw draw)
    {
        var (a, b) = (draw.Number(1, 20), draw.Number(1, 9));
        return new([Text(a), Text(b)], Text(a + b), Text(a + b + 1));
    }

    private static Filling Pick(WordDraw draw, Func<int[], int> right)
    {
        var numbers = draw.Numbers(3, 10, 99);
        var answer = right(numbers);
        return new([string.Join(", ", numbers)], Text(answer), Text(numbers.First(number => number != answer)));
    }

    private static Filling Sort(WordDraw draw)
    {
        var numbers = draw.Numbers(3, 1, 9);
        var sorted = numbers.Order().ToArray();
        return new([string.Join(' ', numbers)], string.Join(' ', sorted), string.Join(' ', numbers.SequenceEqual(sorted) ? numbers.Reverse() : numbers));
    }

    private static Filling Parity(WordDraw draw)
    {
        var number = draw.Number(10, 99);
        return number % 2 == 0 ? new([Text(number)], "even", "odd") : new([Text(number)], "odd", "even");
    }

    private static Filling Next(WordDraw draw)
    {
        var number = draw.Number(10, 98);
        return new([Text(number)], Text(number + 1), Text(number));
    }

    private static Filling Units(WordDraw draw)
    {
        var count = draw.Number(2, 9);
        var (large, small, factor) = draw.Number(0, 3) switch
        {
            0 => ("meters", "centimeters", 100),
            1 => ("kilograms", "grams", 1000),
            2 => ("weeks", "days", 7),
            _ => ("hours", "minutes", 60),
        };
        return new([$"{count} {large}", small], Text(count * factor), Text(count * 10));
    }
}
