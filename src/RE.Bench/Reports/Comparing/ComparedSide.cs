namespace RE.Bench.Reports.Comparing;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What was typed for it.</param>
/// <param name="Agents">Its agents.</param>
/// <param name="Profile">Its profile.</param>
/// <param name="Budget">Working time that its runs were given.</param>
/// <param name="N">Runs that count.</param>
public sealed record ComparedSide(string Name, string Agents, string Profile, string Budget, int N);
