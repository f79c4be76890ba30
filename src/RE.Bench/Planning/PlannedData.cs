namespace RE.Bench.Planning;

/// <summary>Prepared data that a run uses.</summary>
/// <param name="Name">Name of its manifest.</param>
/// <param name="VisibleFolder">Shown read-only in the sandbox.</param>
/// <param name="FullFolder">For scorers: held-out parts included.</param>
public sealed record PlannedData(string Name, string VisibleFolder, string FullFolder);
