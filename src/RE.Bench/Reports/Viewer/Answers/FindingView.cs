namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Something that speaks for or against trusting the result.</summary>
/// <param name="Finding">Short name.</param>
/// <param name="Detail">The evidence.</param>
internal sealed record FindingView(string Finding, string Detail);
