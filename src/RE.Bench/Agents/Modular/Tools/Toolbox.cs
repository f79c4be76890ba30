using Microsoft.Extensions.AI;
using RE.Bench.Models.Clients;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>The tools of one attempt.</summary>
internal sealed class Toolbox
{
    private readonly Dictionary<string, IModularTool> _tools;

    private Toolbox(IEnumerable<IModularTool> tools) => _tools = tools.ToDictionary(t => t.Declaration.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => _tools.Keys;

    public IEnumerable<AITool> Declarations => _tools.Values.Select(t => t.Declaration);

    public static Toolbox For(IWorkbench workbench, ShellSession session)
    {
        IModularTool[] python = workbench.Brief.Tools.Contains("python3") ? [new PythonTool(workbench, session)] : [];
        return new([
            new BashTool(session), .. python, new SetTimeoutTool(session), new ScoreTool(workbench), new ScoreLogTool(workbench), new SubmitTool()]);
    }

    public bool Has(string name) => _tools.ContainsKey(name);

    public async Task<ToolResult> RunAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (!_tools.TryGetValue(call.Name, out var tool))
        {
            return new ToolResult.Rejected($"There is no tool called '{call.Name}'. The tools are {string.Join(", ", Names)}.");
        }

        return BrokenArguments.Of(call) is { } broken
            ? new ToolResult.Rejected($"{broken} Call '{call.Name}' again with a JSON object that fits its schema.")
            : await tool.RunAsync(new(call.Arguments ?? new Dictionary<string, object?>()), cancellationToken);
    }
}
