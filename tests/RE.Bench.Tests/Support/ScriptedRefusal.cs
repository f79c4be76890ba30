namespace RE.Bench.Tests.Support;

/// <summary>A refusal in place of an answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">The header of that name, in seconds; null = none.</param>
internal sealed record ScriptedRefusal(int Status, int? RetryAfter = null);
