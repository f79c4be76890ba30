namespace RE.Bench.Results;

/// <summary>Something that speaks for or against trusting a result; it never changes a score.</summary>
/// <param name="Finding">Short name.</param>
/// <param name="Detail">The evidence.</param>
public sealed record ResultFinding(string Finding, string Detail);
