using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Hands in.</summary>
internal sealed class SubmitTool : IModularTool
{
    public AIFunctionDeclaration Declaration { get; } = Declared.Tool(
        "submit", "Hands in what is in /home/agent/solution and ends the attempt. There is no way back.");

    public Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken) =>
        Task.FromResult<ToolResult>(new ToolResult.Submitted());
}
