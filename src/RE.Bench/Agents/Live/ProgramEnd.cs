namespace RE.Bench.Agents.Live;

/// <summary>How a live agent's command ended.</summary>
/// <param name="Reply">As the journal has it.</param>
/// <param name="WasLost">True when it was lost with its sandbox; its files are kept, it may be started again.</param>
public sealed record ProgramEnd(CommandReply Reply, bool WasLost);
