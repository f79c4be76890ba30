namespace RE.Bench.Agents.Dialogue;

/// <summary>An answer to a <see cref="Question{T}"/>, before it is read.</summary>
/// <param name="Arguments">Arguments of the call; null when the model only wrote text.</param>
/// <param name="Text">What it wrote beside the call.</param>
internal sealed record GivenAnswer(ToolArguments? Arguments, string Text);
