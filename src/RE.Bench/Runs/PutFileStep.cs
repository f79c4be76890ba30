namespace RE.Bench.Runs;

/// <summary>A file that the agent wrote, in the journal.</summary>
/// <param name="Path">Absolute, inside the sandbox.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Executable">Mode 0755 instead of 0644.</param>
internal sealed record PutFileStep(string Path, long Size, string Sha256, bool Executable);
