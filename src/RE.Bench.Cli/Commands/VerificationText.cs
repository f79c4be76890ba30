using RE.Bench.Cli.Display.Words;
using RE.Bench.Runs.Verification;

namespace RE.Bench.Cli.Commands;

/// <summary>Verifications as text; what the files of runs say is printed inert.</summary>
internal static class VerificationText
{
    /// <summary>All checks of one run; of several only those that do not hold, and a count at the end.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Verification> found)
    {
        foreach (var one in found)
        {
            output.WriteLine($"{InertText.Line(one.Run)}: {Word(one.Verdict)}");
            foreach (var line in Lines(one, isWhole: found.Count == 1))
            {
                output.WriteLine(line);
            }
        }

        if (found.Count > 1)
        {
            output.WriteLine($"{Figures.Count(found.Count)} runs: {string.Join(", ", Enum.GetValues<RunVerdict>().Select(verdict => $"{Figures.Count(found.Count(one => one.Verdict == verdict))} {Word(verdict)}"))}.");
        }
    }

    /// <summary>A verdict or an outcome as printed.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IEnumerable<string> Lines(Verification found, bool isWhole)
    {
        foreach (var check in found.Checks.Where(check => isWhole || check.Outcome != CheckOutcome.Holds))
        {
            var head = $"  {check.Name,-16} {Word(check.Outcome),-13}";
            foreach (var (index, line) in check.Evidence.Index())
            {
                yield return $"{(index == 0 ? head : new string(' ', head.Length))} {InertText.Line(line)}";
            }
        }

        if (found.JournalHash.Length > 0)
        {
            yield return $"  last hash        {found.JournalHash}";
        }
    }
}
