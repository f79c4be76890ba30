using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Something that the model can call.</summary>
internal interface IModularTool
{
    /// <summary>Name, purpose and parameters, as the model sees them.</summary>
    AIFunctionDeclaration Declaration { get; }

    /// <summary>Runs it; a failure of what it runs is something said, not an exception.</summary>
    Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken);
}
