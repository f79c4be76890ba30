namespace RE.Bench.Models;

/// <summary>A wait before a model is asked again.</summary>
/// <param name="Reason">What went wrong, for people; free of secrets.</param>
/// <param name="Delay">How long the wait is.</param>
/// <param name="Attempt">How many attempts of this call have failed so far, from 1.</param>
public sealed record ProviderWait(string Reason, TimeSpan Delay, int Attempt);
