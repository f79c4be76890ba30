using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Analysis.Imports;

/// <summary>METR's public table of runs (repository METR/eval-analysis-public, <c>data/external/all_runs.jsonl</c>): the RE-Bench rows become run records.</summary>
public static class MetrTable
{
    private const int Named = 5;

    /// <summary>What everybody who reads imported scores has to know.</summary>
    public static string Caveat { get; } =
        $"METR's table holds scores divided by the mean of its human runs. They are turned back into the paper's normalized scores; the divisor of '{MetrFamily.Assumed}' is an assumption ({MetrFamily.All.Single(family => family.Slug == MetrFamily.Assumed).Factor}). The table is not cleaned of cheats and errors.";

    /// <summary>Reads the table; each bad row is a problem with the number of its line, and rows of other tasks are one problem together.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public static RunSet Read(string path, CancellationToken cancellationToken)
    {
        var (runs, refused) = (new Dictionary<string, RunRecord>(StringComparer.Ordinal), new RefusedLines(path));
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            using var lines = new LineReader(HostileFile.OpenRead(path));
            while (lines.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(lines, runs, refused, others);
            }
        }
        catch (IOException failure)
        {
            throw new UserErrorException($"The table '{path}' cannot be read: {failure.Message}", failure);
        }

        return new RunSet([.. runs.Values], [.. refused.Problems(), .. Others(path, others)]);
    }

    private static void Add(LineReader lines, Dictionary<string, RunRecord> runs, RefusedLines refused, Dictionary<string, int> others)
    {
        if (lines.Line.Trim(" \t"u8).IsEmpty)
        {
            return;
        }

        try
        {
            if (MetrRowReader.Read(lines.Line, out var family)?.Record() is not { } run)
            {
                others[family] = others.GetValueOrDefault(family) + 1;
            }
            else if (RecordChecks.All(run).FirstOrDefault() is { } wrong)
            {
                refused.Add(lines.Number, wrong);
            }
            else if (!runs.TryAdd(run.Run, run))
            {
                refused.Add(lines.Number, $"its run_id '{Quoted.Value(run.Run["metr-".Length..])}' is there already; the first row is used");
            }
        }
        catch (FormatException failure)
        {
            refused.Add(lines.Number, failure.Message);
        }
    }

    private static IEnumerable<RunProblem> Others(string path, Dictionary<string, int> others)
    {
        if (others.Count > 0)
        {
            var names = string.Join(", ", others.Keys.Order(StringComparer.Ordinal).Take(Named).Select(name => $"'{Quoted.Value(name)}'"));
            yield return new(path, $"{path}: rows of other task families were left out, {others.Values.Sum()} of {names}{(others.Count > Named ? $" and {others.Count - Named} more" : "")}.");
        }
    }
}
