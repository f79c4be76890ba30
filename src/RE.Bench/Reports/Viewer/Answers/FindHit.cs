namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>A place in a transcript where a text was found.</summary>
/// <param name="Item">The item.</param>
/// <param name="Title">Which of its texts.</param>
/// <param name="Snippet">The words around it, inert.</param>
internal sealed record FindHit(int Item, string Title, string Snippet);
