namespace RE.Bench.Events;

/// <summary>An entry could not be made durable; the run must stop, since nothing may happen that is not in the journal.</summary>
/// <param name="message">Which file, why, and what to do.</param>
/// <param name="inner">The cause.</param>
public sealed class JournalBrokenException(string message, Exception? inner = null) : Exception(message, inner);
