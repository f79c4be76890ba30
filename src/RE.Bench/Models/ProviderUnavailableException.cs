namespace RE.Bench.Models;

/// <summary>A model did not answer within the bounds of its retries; the run can be resumed later.</summary>
/// <param name="model">The model, <c>provider/model</c>.</param>
/// <param name="attempts">Attempts made.</param>
/// <param name="waited">Sum of the waits between them.</param>
/// <param name="inner">The last failure.</param>
public sealed class ProviderUnavailableException(string model, int attempts, TimeSpan waited, Exception inner)
    : Exception($"'{model}' gave no usable answer in {attempts} attempts and {Budgets.DurationText.Format(waited)} of waiting: {inner.Message}", inner)
{
    /// <summary>Attempts made.</summary>
    public int Attempts { get; } = attempts;

    /// <summary>Sum of the waits between them.</summary>
    public TimeSpan Waited { get; } = waited;
}
