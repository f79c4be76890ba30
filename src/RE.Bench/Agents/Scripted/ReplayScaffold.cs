using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Scripted;

/// <summary><c>replay:FILE</c>.</summary>
internal sealed class ReplayScaffold : IScaffold
{
    public string Name => "replay";

    public string Argument => "FILE";

    public bool NeedsModel => false;

    public AgentSpec Configure(ScaffoldChoice choice)
    {
        var file = Path.GetFullPath(choice.Argument.Length > 0 ? choice.Argument : ".");
        return File.Exists(file)
            ? new() { Name = choice.Name, ScaffoldName = Name, Script = file, Make = () => new ScriptedAgent(AttemptScript.Read(file)) }
            : throw new UserErrorException($"'{choice.Name}' names the file '{file}', which is not there. Write 'replay:' and the path of a file of steps.");
    }
}
