namespace RE.Bench.Tests.HouseRules.Documents;

/// <summary>A command that a document shows after <c>$ </c>.</summary>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Text">The command line; continued lines are joined.</param>
/// <param name="Printed">The lines shown below it.</param>
internal sealed record ConsoleCommand(string Place, string Text, IReadOnlyList<string> Printed);
