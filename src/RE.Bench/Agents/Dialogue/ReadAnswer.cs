namespace RE.Bench.Agents.Dialogue;

/// <summary>What was read from an answer to a <see cref="Question{T}"/>.</summary>
/// <typeparam name="T">What a good answer holds.</typeparam>
internal abstract record ReadAnswer<T>
{
    private ReadAnswer()
    {
    }

    /// <summary>It can be used.</summary>
    public sealed record Good(T Value) : ReadAnswer<T>;

    /// <summary>It cannot; the model is told why and asked again.</summary>
    public sealed record Bad(string Problem) : ReadAnswer<T>;
}
