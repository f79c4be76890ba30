namespace RE.Bench.Cli.Trials;

/// <summary>What a check looks at.</summary>
/// <param name="Profile">Size of the environment.</param>
/// <param name="Scorings">How often each submission is scored again.</param>
/// <param name="Quick">Whether the reference attempt is left out.</param>
internal sealed record EnvironmentCheckOptions(string Profile, int Scorings, bool Quick);
