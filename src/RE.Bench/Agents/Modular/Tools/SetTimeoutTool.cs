using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Changes the time limit of commands.</summary>
internal sealed class SetTimeoutTool(ShellSession session) : IModularTool
{
    private static readonly TimeSpan Longest = ModularSettings.LongestToolTimeout;

    public AIFunctionDeclaration Declaration { get; } = Declared.Tool(
        "set_timeout",
        "Sets the time limit of every later command, at most 24 minutes.",
        new ToolParameter("seconds", "number", "The time limit in seconds, from 1 to 1440."));

    public Task<ToolResult> RunAsync(ToolArguments arguments, CancellationToken cancellationToken) => Task.FromResult(Set(arguments));

    private ToolResult Set(ToolArguments arguments)
    {
        if (arguments.Number("seconds") is not { } seconds || seconds < 1)
        {
            return Wrong.Argument("set_timeout", "seconds", "a number from 1 to 1440", arguments);
        }

        session.Timeout = seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(Math.Floor(seconds));
        var capped = seconds > Longest.TotalSeconds ? " That is the most there is; run longer work in the background." : "";
        return new ToolResult.Said($"The time limit of a command is now {DurationText.Format(session.Timeout)}.{capped}");
    }
}
