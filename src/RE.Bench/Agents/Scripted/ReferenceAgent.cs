using RE.Bench.Budgets;

namespace RE.Bench.Agents.Scripted;

/// <summary>Does what the environment's reference solution does, through the same tools as every other agent.</summary>
internal sealed class ReferenceAgent : IAgent
{
    private const string ScriptName = "attempt.yaml";

    public Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        var folder = workbench.Brief.ReferenceFolder
            ?? throw new UserErrorException($"'{workbench.Brief.Environment}' has no reference solution. Choose another agent.");
        return new ScriptedAgent(AttemptScript.Read(Path.Combine(folder, ScriptName))).RunAsync(workbench, cancellationToken);
    }
}
