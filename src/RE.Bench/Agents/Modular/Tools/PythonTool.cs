using System.Text;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Runs a Python program; each call is a process of its own.</summary>
internal sealed class PythonTool(IWorkbench workbench, ShellSession session) : IModularTool
{
    private const string Program = $"{ShellSession.Folder}/program.py";

    public AIFunctionDeclaration Declaration { get; } = Declared.Tool(
        "python",
        "Runs a Python program with python3 in the current folder of the shell. Each call is a new process: variables are not kept, files are. Print what you want to see.",
        new ToolParameter("code", "string", "The program."));

    public async Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Text("code") is not { } code)
        {
            return Wrong.Argument("python", "code", "a text", arguments);
        }

        try
        {
            await workbench.PutFileAsync(Program, Encoding.UTF8.GetBytes(code), executable: false, cancellationToken);
        }
        catch (IOException e)
        {
            return new ToolResult.Rejected($"The program could not be written to {Program}: {e.Message}");
        }

        return new ToolResult.Said(CommandText.Of(await session.RunAsync("python", $"python3 {Program}", cancellationToken), session.Timeout));
    }
}
