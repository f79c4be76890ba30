namespace RE.Bench.Guest.Commands;

/// <summary>A command could not be started.</summary>
internal sealed class SpawnFailedException(string message) : Exception(message);
