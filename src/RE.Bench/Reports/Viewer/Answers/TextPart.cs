namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Some of a longer text, inert.</summary>
/// <param name="Title">What it is: <c>stdout</c>, <c>says</c>.</param>
/// <param name="Text">The part.</param>
/// <param name="End">The character after its last, where the next part begins.</param>
/// <param name="Length">Characters of the whole.</param>
internal sealed record TextPart(string Title, string Text, int End, int Length);
