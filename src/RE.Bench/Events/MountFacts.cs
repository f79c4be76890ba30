namespace RE.Bench.Events;

/// <summary>A host folder that a run's agent sees read-only.</summary>
/// <param name="Host">Absolute path on the host.</param>
/// <param name="Inside">Absolute path inside.</param>
public sealed record MountFacts(string Host, string Inside);
