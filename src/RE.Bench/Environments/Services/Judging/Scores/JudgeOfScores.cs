namespace RE.Bench.Environments.Services.Judging.Scores;

/// <summary>The model that compares answers in a scoring.</summary>
/// <param name="Name">As <c>provider/name</c>; part of the scorer's version.</param>
/// <param name="Ask">Sends one text and gives what the model says.</param>
public sealed record JudgeOfScores(string Name, Func<string, CancellationToken, Task<string>> Ask);
