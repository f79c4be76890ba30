using System.Globalization;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>Draws numbers and words from a seeded source.</summary>
/// <param name="random">The source.</param>
/// <param name="split">Which words: every fourth of a pool is held out.</param>
internal sealed class WordDraw(Random random, ExerciseSplit split)
{
    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Number(int least, int most) => random.Next(least, most + 1);

    /// <summary>Different whole numbers of that range.</summary>
    public int[] Numbers(int count, int least, int most)
    {
        var drawn = new HashSet<int>();
        while (drawn.Count < count)
        {
            drawn.Add(Number(least, most));
        }

        return [.. drawn];
    }

    /// <summary>A place of a pool.</summary>
    public int Place(int poolSize)
    {
        while (true)
        {
            var place = random.Next(poolSize);
            if (split == ExerciseSplit.Everything || (place % 4 == 3) == (split == ExerciseSplit.Hidden))
            {
                return place;
            }
        }
    }

    /// <summary>A word of a pool.</summary>
    public string Word(IReadOnlyList<string> pool) => pool[Place(pool.Count)];

    /// <summary>Different words of a pool.</summary>
    public string[] Words(int count, IReadOnlyList<string> pool)
    {
        var drawn = new HashSet<string>();
        while (drawn.Count < count)
        {
            drawn.Add(Word(pool));
        }

        return [.. drawn];
    }

    /// <summary>A number as it is written in a prompt.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
