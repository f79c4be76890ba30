namespace RE.Bench.Results;

/// <summary>The sandbox of a result.</summary>
/// <param name="Kind"><c>docker</c> or <c>bwrap</c>.</param>
/// <param name="EnforcedLimits">Limits that were really enforced.</param>
public sealed record ResultSandbox(string Kind, IReadOnlyList<string> EnforcedLimits);
