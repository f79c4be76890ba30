namespace RE.Bench.Analysis.Records;

/// <summary>A run or file that could not be read; the others still are.</summary>
/// <param name="Path">Which file or folder.</param>
/// <param name="Message">What is wrong with it and what to do.</param>
public sealed record RunProblem(string Path, string Message);
