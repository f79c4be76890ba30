namespace RE.Bench.Reports.Comparing;

/// <summary>The runs of one side on one environment.</summary>
/// <param name="N">Runs.</param>
/// <param name="Mean">Mean normalized score.</param>
/// <param name="Sd">Sample standard deviation; null for one run.</param>
public sealed record ComparedFigures(int N, double Mean, double? Sd);
