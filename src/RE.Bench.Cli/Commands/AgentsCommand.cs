using System.CommandLine;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench agents</c>: the names that <c>--agent</c> takes.</summary>
internal static class AgentsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var command = new Command("agents", "List the agents that --agent takes by name");
        command.SetAction(_ =>
        {
            var width = composition.Agents.Names.Max(name => name.Length);
            foreach (var agent in composition.Agents.Agents)
            {
                composition.Io.Out.WriteLine($"{agent.Name.PadRight(width)}  {agent.ScaffoldName,-9}  {agent.Model?.Name ?? "no model"}{Missing(agent.Model)}");
            }

            composition.Io.Out.WriteLine("Also: modular:PROVIDER/MODEL (openai, anthropic, compatible), replay:FILE and exec:CMD.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Missing(Models.ChatModelSpec? model) => model?.Provider switch
    {
        Models.ModelProvider.OpenAi when IsUnset("OPENAI_API_KEY") && IsUnset("REBENCH_BASE_URL") => "  (OPENAI_API_KEY is not set)",
        Models.ModelProvider.Anthropic when IsUnset("ANTHROPIC_API_KEY") => "  (ANTHROPIC_API_KEY is not set)",
        Models.ModelProvider.Compatible when IsUnset("REBENCH_BASE_URL") => "  (REBENCH_BASE_URL is not set)",
        _ => "",
    };

    private static bool IsUnset(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
