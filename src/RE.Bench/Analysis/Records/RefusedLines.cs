namespace RE.Bench.Analysis.Records;

/// <summary>Lines of one file that were not read: one problem for each reason, with the number of its first line.</summary>
/// <param name="path">The file.</param>
internal sealed class RefusedLines(string path)
{
    private const int Most = 10;

    private readonly Dictionary<string, (int First, int Count)> _reasons = new(StringComparer.Ordinal);
    private int _others;

    /// <summary>Notes a line.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="reason">Why it was not read, without a full stop.</param>
    public void Add(int number, string reason)
    {
        if (_reasons.TryGetValue(reason, out var known))
        {
            _reasons[reason] = known with { Count = known.Count + 1 };
        }
        else if (_reasons.Count < Most)
        {
            _reasons.Add(reason, (number, 1));
        }
        else
        {
            _others++;
        }
    }

    /// <summary>One for each of the first ten reasons, and one for all other lines together.</summary>
    public IReadOnlyList<RunProblem> Problems() =>
    [
        .. _reasons.OrderBy(reason => reason.Value.First).Select(reason => new RunProblem(path, $"{path}:{reason.Value.First}: {reason.Key}{Same(reason.Value.Count - 1)}.")),
        .. _others == 0 ? [] : new[] { new RunProblem(path, $"{path}: {_others} more {(_others == 1 ? "line was" : "lines were")} not read.") },
    ];

    private static string Same(int more) => more == 0 ? "" : $" (and {more} more {(more == 1 ? "line" : "lines")} like it)";
}
