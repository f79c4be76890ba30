namespace RE.Bench.Analysis.Records;

/// <summary>Runs that were read, and what could not be.</summary>
/// <param name="Runs">In order of their ids; no id occurs twice.</param>
/// <param name="Problems">One for each run or file that was left out, or read with a doubt.</param>
public sealed record RunSet(IReadOnlyList<RunRecord> Runs, IReadOnlyList<RunProblem> Problems);
