using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Scores what is in the solution folder now.</summary>
internal sealed class ScoreTool(IWorkbench workbench) : IModularTool
{
    public AIFunctionDeclaration Declaration { get; } = Declared.Tool(
        "score", "Scores what is in /home/agent/solution now. Score early and as often as it helps.");

    // Arguments that nobody asked for do no harm here, so they are not a reason to refuse.
    public async Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken) =>
        new ToolResult.Said(ScoreText.Of(await workbench.ScoreAsync(cancellationToken), workbench.Brief));
}
