namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>A class of inputs.</summary>
/// <param name="Size">How large.</param>
/// <param name="Values">What the numbers are like.</param>
internal sealed record InputShape(ShapeSize Size, ShapeValues Values)
{
    /// <summary>The small inputs of public tests and comparisons with brute force.</summary>
    public static InputShape Small { get; } = new(ShapeSize.Tiny, ShapeValues.Any);

    /// <summary>Those of the tests that a program does not see: edges first, then the large ones.</summary>
    public static IReadOnlyList<InputShape> Hidden { get; } =
    [
        new(ShapeSize.Least, ShapeValues.Low), new(ShapeSize.Least, ShapeValues.High), new(ShapeSize.Least, ShapeValues.Any),
        new(ShapeSize.Tiny, ShapeValues.Few), Small, Small,
        new(ShapeSize.Medium, ShapeValues.Any), new(ShapeSize.Medium, ShapeValues.Any), new(ShapeSize.Medium, ShapeValues.Few),
        new(ShapeSize.Medium, ShapeValues.Ascending), new(ShapeSize.Medium, ShapeValues.Descending),
        new(ShapeSize.Most, ShapeValues.Any), new(ShapeSize.Most, ShapeValues.High), new(ShapeSize.Most, ShapeValues.Low),
    ];
}
