using RE.Bench.Analysis.Records;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>What is wrong with samples of one log, told once for each reason, however many samples it concerns.</summary>
internal sealed class LogProblems(string path)
{
    private const int MostReasons = 20;

    private readonly Dictionary<string, (string First, int Count)> _samples = new(StringComparer.Ordinal);
    private readonly List<RunProblem> _problems = [];
    private int _more;

    /// <summary>All problems; those of samples last.</summary>
    public IEnumerable<RunProblem> All =>
    [
        .. _problems,
        .. _samples.Select(reason => new RunProblem(path, $"{Who(reason.Value)} of '{path}' {(reason.Value.Count == 1 ? "has" : "have")} {reason.Key}. {(reason.Value.Count == 1 ? "It was" : "They were")} left out.")),
        .. _more > 0 ? [new RunProblem(path, $"{_more} more samples of '{path}' were left out for still other reasons.")] : Array.Empty<RunProblem>(),
    ];

    /// <summary>Something about the whole log; a sentence without a period, after its name.</summary>
    public void Add(string problem) => _problems.Add(new(path, $"'{path}' {problem}."));

    /// <summary>Something about one sample, as it stands after "has".</summary>
    public void AddSample(string sample, string reason)
    {
        if (_samples.TryGetValue(reason, out var known))
        {
            _samples[reason] = (known.First, known.Count + 1);
        }
        else if (_samples.Count < MostReasons)
        {
            _samples.Add(reason, (sample, 1));
        }
        else
        {
            _more++;
        }
    }

    private static string Who((string First, int Count) samples) => samples.Count == 1
        ? $"The sample '{Quoted.Value(samples.First)}'"
        : $"{samples.Count} samples ('{Quoted.Value(samples.First)}' and others)";
}
