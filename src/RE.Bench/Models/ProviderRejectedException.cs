namespace RE.Bench.Models;

/// <summary>A model's server refused a request for what it says; asking again would not help.</summary>
/// <param name="message">Which server, which status and what it said; free of secrets.</param>
/// <param name="status">The HTTP status.</param>
public sealed class ProviderRejectedException(string message, int status) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
