namespace RE.Bench.Guest.Commands;

/// <summary>What a process is made from.</summary>
/// <param name="Path">The program's file.</param>
/// <param name="Arguments">Its arguments, its name first.</param>
/// <param name="Environment">Variables as <c>NAME=value</c>.</param>
/// <param name="Folder">Descriptor of its working directory.</param>
/// <param name="Terminal">Path of its terminal; null when it has pipes.</param>
internal sealed record SpawnPlan(string Path, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment, int Folder, string? Terminal);
