namespace RE.Bench.Sandboxes;

/// <summary>The sandbox or its engine broke; never a command that failed (that is an <see cref="ExecResult"/>).</summary>
/// <param name="message">What was asked of the sandbox and what happened.</param>
/// <param name="inner">The cause.</param>
public sealed class SandboxUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
