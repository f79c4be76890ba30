namespace RE.Bench.Guest.Commands;

/// <summary>A process just made, with our ends of its pipes.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="PidFd">Becomes readable when it ends; -1 where the kernel gives none.</param>
/// <param name="Input">Our end of its standard input; -1 when it has none.</param>
/// <param name="Output">Our end of its standard output.</param>
/// <param name="Error">Our end of its standard error; -1 when it has a terminal, where all output is one.</param>
/// <param name="HasTerminal">True when <paramref name="Input"/> and <paramref name="Output"/> are the same terminal.</param>
internal sealed record SpawnedProcess(int Pid, int PidFd, int Input, int Output, int Error, bool HasTerminal = false);
