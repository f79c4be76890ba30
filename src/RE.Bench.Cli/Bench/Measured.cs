namespace RE.Bench.Cli.Bench;

/// <summary>One measured number.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The number, with its unit.</param>
/// <param name="Goal">What was aimed at; empty when nothing was.</param>
internal sealed record Measured(string What, string Value, string Goal);
