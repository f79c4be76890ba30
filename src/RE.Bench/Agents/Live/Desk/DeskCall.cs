namespace RE.Bench.Agents.Live.Desk;

/// <summary>A <c>task</c> command that was asked for.</summary>
/// <param name="Arguments">What was typed after the command's name.</param>
/// <param name="Key">Stands for this invocation when it comes again after a cut connection; null = it does not.</param>
internal sealed record DeskCall(IReadOnlyList<string> Arguments, string? Key);
