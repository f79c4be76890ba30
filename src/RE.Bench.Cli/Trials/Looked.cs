namespace RE.Bench.Cli.Trials;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">What.</param>
/// <param name="IsGood">Whether it is as it has to be.</param>
/// <param name="Detail">What was seen.</param>
internal sealed record Looked(string What, bool IsGood, string Detail);
