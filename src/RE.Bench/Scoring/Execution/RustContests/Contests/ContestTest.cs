namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>One test of a problem.</summary>
/// <param name="Input">What the program reads.</param>
/// <param name="Output">What it has to print, word by word.</param>
internal sealed record ContestTest(string Input, string Output);
