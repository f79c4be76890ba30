namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>What may be asked of the weak model for one problem.</summary>
/// <param name="Calls">Most calls.</param>
/// <param name="Tokens">Most tokens of all conversations and answers together.</param>
internal sealed record ModelBudget(int Calls, int Tokens);
