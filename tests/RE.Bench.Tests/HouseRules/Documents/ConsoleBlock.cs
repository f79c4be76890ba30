namespace RE.Bench.Tests.HouseRules.Documents;

/// <summary>A fenced <c>console</c> block of a document.</summary>
/// <param name="Run">Whether <c>&lt;!-- run --&gt;</c> stands before it.</param>
/// <param name="Commands">What it shows.</param>
internal sealed record ConsoleBlock(bool Run, IReadOnlyList<ConsoleCommand> Commands);
