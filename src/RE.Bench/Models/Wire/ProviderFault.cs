namespace RE.Bench.Models.Wire;

/// <summary>An attempt to get an answer failed in a way that may pass.</summary>
/// <param name="kind">What sort of failure.</param>
/// <param name="message">What went wrong, for people; free of secrets.</param>
/// <param name="inner">The cause.</param>
internal sealed class ProviderFault(FaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FaultKind Kind { get; } = kind;

    /// <summary>How long the provider asks to wait; null = it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the provider says that it is asked too much.</summary>
    public bool Throttles { get; init; }

    /// <summary>True when nothing shows that a model's server is at that address at all.</summary>
    public bool MayBeWrongAddress => Kind is FaultKind.Unreachable or FaultKind.NotAnAnswer;
}
