namespace RE.Bench.Models;

/// <summary>The model's provider did not answer within the bound of retries.</summary>
/// <param name="message">Which provider, how many attempts, the last failure, and what to do.</param>
/// <param name="inner">The last failure.</param>
public sealed class ProviderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
