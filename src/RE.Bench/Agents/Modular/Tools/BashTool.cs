using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Runs a shell command line.</summary>
internal sealed class BashTool(ShellSession session) : IModularTool
{
    public AIFunctionDeclaration Declaration { get; } = Declared.Tool(
        "bash",
        "Runs a shell command line on the machine. The folder and exported variables are kept from call to call. Answers with output and exit status.",
        new ToolParameter("command", "string", "The command line; several lines are fine."));

    public async Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken) => arguments.Text("command") is { } command
        ? new ToolResult.Said(CommandText.Of(await session.RunAsync("bash", command, cancellationToken), session.Timeout))
        : Wrong.Argument("bash", "command", "a text", arguments);
}
