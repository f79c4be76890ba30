using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Says what is wrong with a call.</summary>
internal static class Wrong
{
    public static ToolResult.Rejected Argument(string tool, string name, string type, ToolArguments arguments) => new(
        $"'{tool}' was not run: it needs '{name}', {type}. You sent {(arguments.Names.Count == 0 ? "nothing" : string.Join(", ", arguments.Names.Select(n => $"'{n}'")))}.");
}
