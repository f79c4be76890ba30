namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Why a request was not answered.</summary>
/// <param name="Error">What is wrong and what to do.</param>
internal sealed record Refusal(string Error);
