namespace RE.Bench.Environments.Data;

/// <summary>A prepared data set on this machine, its files checked.</summary>
/// <param name="Name">Name of its manifest.</param>
/// <param name="VisibleFolder">What a sandbox may see: training and validation text, vocabulary, counts.</param>
/// <param name="HeldOutFolder">What only scorers may see.</param>
/// <param name="FullFolder">Holds both, as <c>visible/</c> and <c>heldout/</c>; for scorers.</param>
public sealed record PreparedData(string Name, string VisibleFolder, string HeldOutFolder, string FullFolder);
