namespace RE.Bench.Agents.Modular.Tools;

/// <summary>The parameter of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in JSON schema.</param>
/// <param name="Description">What it is for.</param>
internal sealed record ToolParameter(string Name, string Type, string Description);
