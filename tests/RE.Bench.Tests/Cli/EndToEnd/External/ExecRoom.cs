using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Tests.Support;
using RE.Bench.Tests.Support.Clients;

namespace RE.Bench.Tests.Cli.EndToEnd.External;

/// <summary>A room with one command-line agent, <c>program</c>, in a file of agents, and a scripted provider behind it.</summary>
internal sealed class ExecRoom : IDisposable
{
    /// <summary>A key that must never be seen inside.</summary>
    public const string RealKey = "sk-real-0123456789abcdef";

    private readonly RunRoom _room = new();
    private readonly Dictionary<string, string?> _variables = new() { ["ANTHROPIC_API_KEY"] = RealKey, ["OPENAI_API_KEY"] = RealKey };

    /// <summary>The only run's result.</summary>
    public RunResult Result => _room.Result();

    /// <summary>What happened in it.</summary>
    public IReadOnlyList<RunEvent> Events => [.. _room.Journal().Select(entry => entry.Event)];

    /// <summary>All that its program printed.</summary>
    public string Printed => File.ReadAllText(Path.Combine(_room.OnlyRun(), "outputs", "program.txt"));

    /// <summary>The run's folder.</summary>
    public string Folder => _room.OnlyRun();

    public void Dispose() => _room.Dispose();

    /// <summary>Takes another image for Docker sandboxes.</summary>
    public void UseImage(string name) => _room.UseImage(name);

    /// <summary>Describes the agent: a model of the protocol that the provider shall be spoken to in.</summary>
    public void Describe(string command, ScriptedUpstream? upstream, string protocol = "messages", params string[] mounts)
    {
        var agent = new JsonObject { ["scaffold"] = "exec", ["command"] = command, ["mounts"] = new JsonArray([.. mounts.Select(mount => (JsonNode)mount)]) };
        if (upstream is not null)
        {
            agent["model"] = protocol == "messages" ? "anthropic/run-model" : "compatible/run-model";
            agent["base-url"] = protocol == "messages" ? upstream.Url.ToString().TrimEnd('/') : new Uri(upstream.Url, "/v1").ToString();
            if (protocol == "responses")
            {
                agent["api"] = "responses";
            }
        }

        // JSON is YAML.
        var file = _room["agents.yaml"];
        File.WriteAllText(file, new JsonObject { ["agents"] = new JsonObject { ["program"] = agent } }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        _variables["REBENCH_AGENTS"] = file;
    }

    /// <summary>Takes the keys and the file of agents away.</summary>
    public void Forget()
    {
        foreach (var name in _variables.Keys.ToList())
        {
            _variables[name] = null;
        }
    }

    /// <summary>Starts the run.</summary>
    public CliProcess Start(Dictionary<string, string?>? variables = null, string sandbox = "bwrap", params string[] more) =>
        Verb(variables, ["run", "--env", "scaling-law", "--agent", "program", "--sandbox", sandbox, .. more]);

    /// <summary>Runs it to its end.</summary>
    public async Task<CliProcess> RunAsync(string sandbox = "bwrap", params string[] more)
    {
        var run = Start(null, sandbox, more);
        await run.EndAsync();
        return run;
    }

    /// <summary>Starts any verb.</summary>
    public CliProcess Verb(Dictionary<string, string?>? variables, params string[] arguments) => _room.Start(_variables.Concat(variables ?? []).ToDictionary(), arguments);

    /// <summary>Ended steps of an action, by number.</summary>
    public IReadOnlyList<RunEvent.StepEnded> Ended(string action) => [.. Events.OfType<RunEvent.StepEnded>().Where(step => step.Action == action)];
}
