using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Modular;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Runs;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents;

public sealed partial class ModularResumeTests : IDisposable
{
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_model_is_asked_nothing_twice_when_its_run_is_resumed_after_any_entry()
    {
        await using var server = await ScriptedModelServer.StartAsync(
            ScriptedCall.Bash("echo 0.5"), ScriptedCall.Say("hm"), ScriptedCall.Of("score"), new("teleport", "{}"), new("bash", "{\"command\": \"broken"), ScriptedCall.Bash("cat big"), ScriptedCall.Of("score_log"));
        var copier = new FolderCopier(_world);
        await RunAsync(server, _world.Plan(), resume: false, copier);
        var asked = server.Requests.Select(r => r.ToJsonString()).ToList();
        Assert.Equal(8, asked.Count);

        foreach (var copy in copier.Copies)
        {
            server.Requests.Clear();

            var result = await RunAsync(server, _world.Plan() with { Folder = new RunFolder(_world[copy]) }, resume: true);

            Assert.Equal(RunOutcomes.Submitted, result.Outcome);
            Assert.Equal(2, result.Ledger.Count(row => row.Row < 2));
            var again = server.Requests.Select(Content).ToList();
            Assert.Equal(asked.TakeLast(again.Count).Select(r => Content(JsonNode.Parse(r)!.AsObject())), again);
        }
    }

    private async Task<RunResult> RunAsync(ScriptedModelServer server, PlannedRun plan, bool resume, params IRunObserver[] observers)
    {
        var sandboxes = new FakeSandboxes { OnExec = Shell(plan.Folder.Home) };
        if (resume)
        {
            sandboxes.Made.Add(new FakeSandbox(plan.ToSandbox()) { OnExec = sandboxes.OnExec });
        }

        var services = new RunServices
        {
            Time = _world.Time,
            Sandboxes = sandboxes,
            Scorer = _world.Scorer,
            Model = waits => new ChatModelFactory(new(), PriceFile.Shipped(), new(), _world.Time)
                .Create(new() { Provider = ModelProvider.Compatible, Model = "any", BaseUrl = server.BaseUrl }, waits),
            Observers = observers,
        };
        var executor = new RunExecutor(services);
        var agent = new ModularAgent(new());
        return resume
            ? await executor.ResumeAsync(plan, agent, TestContext.Current.CancellationToken)
            : await executor.BeginAsync(plan, agent, TestContext.Current.CancellationToken);
    }

    private static Func<ExecRequest, CancellationToken, Task<ExecResult>> Shell(string home) => (request, _) =>
    {
        File.WriteAllText(Path.Combine(home, "solution", "answer.txt"), "0.5");
        return Task.FromResult(FakeSandbox.Exited(0, request.Arguments[^1].Contains("big", StringComparison.Ordinal) ? new string('x', 20_000) : "0.5\n"));
    };

    // A step that was under way is done again and ends at another time of the clock: all but times is compared.
    private static string Content(JsonObject body) => Times().Replace(body["messages"]!.ToJsonString(), "");

    [GeneratedRegex(@"after \S+:|\[Used so far[^\]]+\]")]
    private static partial Regex Times();
}
