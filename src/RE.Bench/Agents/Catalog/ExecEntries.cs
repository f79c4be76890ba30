using RE.Bench.Agents.External;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.Catalog;

/// <summary>Makes specs of command-line agents: from a file of agents, from what was typed, from a run's journal.</summary>
internal static class ExecEntries
{
    /// <summary>What <c>--agent</c> begins with.</summary>
    public const string Prefix = "exec:";

    /// <summary>An entry of a file.</summary>
    /// <exception cref="UserErrorException">It is not whole.</exception>
    public static AgentSpec Of(string name, AgentEntry entry, ChatModelSpec? model, string path)
    {
        var command = entry.Command is { Length: > 0 } text ? text : throw new UserErrorException("scaffold 'exec' needs a 'command': the shell text that runs the program.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var odd = (entry.Env ?? new Dictionary<string, string>()).Keys.FirstOrDefault(key => key.Length == 0 || key.Contains('='));
        return odd is not null ? throw new UserErrorException($"'{odd}' under env is no name of a variable.") : new()
        {
            Name = name,
            Scaffold = "exec",
            Model = model,
            Exec = new ExecSettings { Command = command, Mounts = [.. (entry.Mounts ?? []).Select(mount => MountText.Parse(mount, folder))], Environment = entry.Env ?? new Dictionary<string, string>() },
        };
    }

    /// <summary>What was typed as <c>exec:CMD</c>.</summary>
    /// <exception cref="UserErrorException">There is no command.</exception>
    public static AgentSpec Inline(string text) => text[Prefix.Length..].Trim() is { Length: > 0 } command
        ? new() { Name = text, Scaffold = "exec", Exec = new ExecSettings { Command = command } }
        : throw new UserErrorException("'exec:' names no program. Write the command after it, for example --agent 'exec:sh agent.sh'.");

    /// <summary>The agent with what was typed beside it.</summary>
    /// <exception cref="UserErrorException">It is no command-line agent.</exception>
    public static AgentSpec With(AgentSpec agent, string? model, IReadOnlyList<string> mounts) => agent.Exec is { } exec
        ? agent with
        {
            Model = model is null ? agent.Model : ChatModelSpec.Parse(model),
            Exec = exec with { Mounts = [.. exec.Mounts, .. mounts.Select(mount => MountText.Parse(mount, Directory.GetCurrentDirectory()))] },
        }
        : model is null && mounts.Count == 0 ? agent
        : throw new UserErrorException($"--model and --mount are for command-line agents, and '{agent.Name}' is none. Leave them out, or write --agent 'exec:CMD'.");

    /// <summary>The agent as a run that is resumed was begun with it.</summary>
    public static AgentSpec Again(AgentSpec agent, RunFacts facts) => agent.Exec is not { } exec ? agent : agent with
    {
        Model = agent.Model?.Name == facts.Model ? agent.Model : facts.Model is { } model ? ChatModelSpec.Parse(model) : null,
        Exec = exec with { Mounts = [.. (facts.Mounts ?? []).Select(mount => new SandboxMount(mount.Host, mount.Inside))] },
    };
}
