namespace RE.Bench.Runs;

/// <summary>A request or reply that says nothing.</summary>
internal sealed record EmptyStep;
