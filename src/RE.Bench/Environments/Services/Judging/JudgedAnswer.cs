namespace RE.Bench.Environments.Services.Judging;

/// <summary>An answer to a prompt.</summary>
/// <param name="Text">What was said; null when it did not end in time.</param>
public sealed record JudgedAnswer(string? Text);
