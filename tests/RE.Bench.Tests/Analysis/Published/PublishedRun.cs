namespace RE.Bench.Tests.Analysis.Published;

/// <summary>A row of METR's published table, with its score on the paper's scale.</summary>
internal sealed record PublishedRun(string Environment, string Agent, int Minutes, double Score);
