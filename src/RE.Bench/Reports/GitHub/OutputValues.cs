using RE.Bench.Reports.Gates;

namespace RE.Bench.Reports.GitHub;

/// <summary>What later steps of a workflow read: <c>score</c> and <c>passed</c>.</summary>
public static class OutputValues
{
    /// <summary>The lines for the file that GITHUB_OUTPUT names.</summary>
    /// <param name="sheet">The gates' answers.</param>
    /// <param name="delimiter">Ends a value; nobody can guess it.</param>
    public static string Render(GateSheet sheet, string delimiter) =>
        Value("score", sheet.Score is { } score ? GateText.Number(score) : "", delimiter) + Value("passed", sheet.Passed ? "true" : "false", delimiter);

    private static string Value(string name, string text, string delimiter) => $"{name}<<{delimiter}\n{text}\n{delimiter}\n";
}
