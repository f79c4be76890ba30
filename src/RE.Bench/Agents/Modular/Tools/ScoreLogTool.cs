using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Shows all scores so far.</summary>
internal sealed class ScoreLogTool(IWorkbench workbench) : IModularTool
{
    public AIFunctionDeclaration Declaration { get; } = Declared.Tool("score_log", "Shows all scores so far, that of the starting solution first.");

    public Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken) =>
        Task.FromResult<ToolResult>(new ToolResult.Said(workbench.ScoreLog.Count == 0
            ? "Nothing was scored yet."
            : string.Join("\n\n", workbench.ScoreLog.Select(row => ScoreText.Of(row, workbench.Brief)))));
}
