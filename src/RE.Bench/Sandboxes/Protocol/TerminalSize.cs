namespace RE.Bench.Sandboxes.Protocol;

/// <summary>The size of a command's terminal.</summary>
/// <param name="Columns">Characters of a line.</param>
/// <param name="Rows">Lines.</param>
internal readonly record struct TerminalSize(ushort Columns, ushort Rows);
