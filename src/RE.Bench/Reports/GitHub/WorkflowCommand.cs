using RE.Bench.Reports.Gates;

namespace RE.Bench.Reports.GitHub;

/// <summary>One line that GitHub's runner shows as an annotation. Text in it is data: it can neither end the line nor begin another command.</summary>
/// <param name="Name"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Title">Heading.</param>
/// <param name="Message">Text.</param>
public sealed record WorkflowCommand(string Name, string Title, string Message)
{
    private const int LongestTitle = 120;
    private const int LongestMessage = 1000;

    /// <summary>The line, without its end.</summary>
    public override string ToString() => $"::{Name} title={Property(ForeignText.Line(Title, LongestTitle))}::{Data(ForeignText.Line(Message, LongestMessage))}";

    // The runner takes escapes back in the end, the percent sign last: so it is escaped first.
    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
