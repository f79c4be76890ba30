namespace RE.Bench.Budgets;

/// <summary>Something the person at the terminal can fix: printed as one message, exit code 2, no stack trace.</summary>
/// <param name="message">What is wrong, with which value in quotes, and what to do.</param>
/// <param name="inner">The cause, kept for the diagnostic log.</param>
public sealed class UserErrorException(string message, Exception? inner = null) : Exception(message, inner);
