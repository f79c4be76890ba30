namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>Draws inputs of a shape, the same for the same seed.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="shape">Size of the input and what its numbers are like.</param>
internal sealed class InputDraw(Random random, InputShape shape)
{
    private const int TinySpan = 5;
    private const int MediumSpan = 40;
    private const long TinyScale = 60;
    private const long MediumScale = 5000;
    private const int FewSpan = 2;

    /// <summary>A count, by the size of the shape.</summary>
    public int Size(int least, int most) => shape.Size switch
    {
        ShapeSize.Least => least,
        ShapeSize.Tiny => random.Next(least, Math.Min(most, least + TinySpan) + 1),
        ShapeSize.Medium => random.Next(Math.Min(most, least + (MediumSpan / 2)), Math.Min(most, least + MediumSpan) + 1),
        _ => most,
    };

    /// <summary>A single number that decides how much there is to do, by the size of the shape.</summary>
    public long Scale(long least, long most) => shape.Size switch
    {
        ShapeSize.Least => least,
        ShapeSize.Tiny => random.NextInt64(least, Math.Min(most, least + TinyScale) + 1),
        ShapeSize.Medium => random.NextInt64(least, Math.Min(most, least + MediumScale) + 1),
        _ => shape.Values is ShapeValues.High ? most : random.NextInt64(most - ((most - least) / 4), most + 1),
    };

    /// <summary>A number, both ends included, by the values of the shape.</summary>
    public long Long(long least, long most) => shape.Values switch
    {
        ShapeValues.Low => least,
        ShapeValues.High => most,
        ShapeValues.Few => random.NextInt64(least, Math.Min(most, least + FewSpan) + 1),
        _ => random.NextInt64(least, most + 1),
    };

    /// <summary>As <see cref="Long"/>, for small numbers.</summary>
    public int Int(int least, int most) => (int)Long(least, most);

    /// <summary>A number that does not heed the shape.</summary>
    public int Free(int least, int most) => random.Next(least, most + 1);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int count) => random.Next(count) == 0;

    /// <summary>Numbers.</summary>
    public long[] Longs(int count, long least, long most)
    {
        // Small inputs have small numbers, so that equal ones and small sums come up.
        var (low, high) = shape is { Size: ShapeSize.Tiny, Values: ShapeValues.Any } && !OneIn(3) ? (Math.Max(least, -9), Math.Min(most, Math.Max(least, -9) + 18)) : (least, most);
        var drawn = Enumerable.Range(0, count).Select(_ => Long(low, high));
        return shape.Values switch
        {
            ShapeValues.Ascending => [.. drawn.Order()],
            ShapeValues.Descending => [.. drawn.OrderDescending()],
            _ => [.. drawn],
        };
    }

    /// <summary>Numbers with blanks between them.</summary>
    public string List(int count, long least, long most) => string.Join(' ', Longs(count, least, most));

    /// <summary>Lines.</summary>
    public static string Rows(int count, Func<int, string> row) => string.Join('\n', Enumerable.Range(0, count).Select(row));

    /// <summary>A word of some letters.</summary>
    public string Word(int length, string letters) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[Int(0, letters.Length - 1)]));

    /// <summary>One of several.</summary>
    public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>Whole numbers from 1 in any order.</summary>
    public int[] Shuffled(int count)
    {
        int[] order = [.. Enumerable.Range(1, count)];
        random.Shuffle(order);
        return order;
    }
}
