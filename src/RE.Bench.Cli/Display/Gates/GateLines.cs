using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Gates;

namespace RE.Bench.Cli.Display.Gates;

/// <summary>Gates in the terminal: a line each, and how many passed.</summary>
internal static class GateLines
{
    private const int LongestName = 60;

    public static void Write(TextWriter output, IReadOnlyList<GateResult> results)
    {
        foreach (var result in results)
        {
            var agent = result.Agent.Length > 0 ? $", {InertText.Head(result.Agent, LongestName)}" : "";
            output.WriteLine($"{result.Word,-8}{result.Gate}  {InertText.Head(result.Scope, LongestName)}{agent}: {InertText.Line(result.Outcome.Reason)}");
        }

        if (results.Count > 0)
        {
            output.WriteLine($"{Figures.Count(results.Count, "gate", "gates")}: {string.Join(", ", results.CountBy(result => result.Word).Select(word => $"{word.Value} {word.Key}"))}");
        }
    }
}
