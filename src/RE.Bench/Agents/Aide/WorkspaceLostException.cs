namespace RE.Bench.Agents.Aide;

/// <summary>The solution folder could not be put in order, so going on would score what nobody meant.</summary>
/// <param name="reason">What the shell said.</param>
internal sealed class WorkspaceLostException(string reason) : Exception(reason);
