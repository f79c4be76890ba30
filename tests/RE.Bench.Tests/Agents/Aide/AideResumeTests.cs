using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RE.Bench.Agents.Aide;
using RE.Bench.Agents.Catalog;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Cli.EndToEnd;
using RE.Bench.Tests.Runs;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.Aide;

public sealed partial class AideResumeTests : IDisposable
{
    private static readonly (string, string)[] Steps = [("one", "score 0.5"), ("two", "exit 3"), ("three", "exit 4"), ("four", "score 0.6"), ("five", "score 0.4")];
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Resumed_all_along_the_way_it_grows_the_same_tree_and_asks_nothing_twice()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = AideScript.Of(Steps);
        var copier = new FolderCopier(_world);
        await RunAsync(server, _world.Plan(), resume: false, copier);
        var asked = server.Requests.Select(Content).ToList();
        var tree = Tree(_world.Plan().Folder);
        Assert.Equal(10, asked.Count);
        Assert.Equal(["1 draft: 0.5", "2 draft: failed", "3 debug of 2: failed", "4 improve of 1: 0.6", "5 improve of 4: 0.4"], tree.Select(line => line.Split(',')[0].Split(" |")[0]));

        // Every seventh: steps take two, three or five entries, so that all kinds of places have their turn.
        foreach (var copy in copier.Copies.Where((_, i) => i % 7 == 3))
        {
            server.Requests.Clear();
            var plan = _world.Plan() with { Folder = new RunFolder(_world[copy]) };

            var result = await RunAsync(server, plan, resume: true);

            Assert.Equal(RunOutcomes.Submitted, result.Outcome);
            Assert.Equal([0.25, 0.5, 0.6, 0.4, 0.6], result.Ledger.Select(row => row.Raw!.Value));
            Assert.Equal(tree, Tree(plan.Folder));
            Assert.Equal(asked.TakeLast(server.Requests.Count), server.Requests.Select(Content));
        }
    }

    private async Task<RunResult> RunAsync(ScriptedModelServer server, PlannedRun plan, bool resume, params IRunObserver[] observers)
    {
        var sandboxes = new FakeSandboxes { OnExec = Shell(plan.Folder.Home) };
        if (resume)
        {
            sandboxes.Made.Add(new FakeSandbox(plan.ToSandbox()) { OnExec = sandboxes.OnExec });
        }

        var executor = new RunExecutor(new RunServices
        {
            Time = _world.Time,
            Sandboxes = sandboxes,
            Scorer = _world.Scorer,
            Model = waits => new ChatModelFactory(new(), PriceFile.Shipped(), new(), _world.Time)
                .Create(new() { Provider = ModelProvider.Compatible, Model = "any", BaseUrl = server.BaseUrl }, waits),
            Observers = observers,
        });
        var agent = new AideAgent(new() { Drafts = 2, DebugProbability = 1, MaxDebugDepth = 1, Steps = 5 });
        return resume
            ? await executor.ResumeAsync(plan, agent, TestContext.Current.CancellationToken)
            : await executor.BeginAsync(plan, agent, TestContext.Current.CancellationToken);
    }

    // The folders of nodes are files of one number each: what a command scores, and what the scaffold's scripts move.
    private static Func<ExecRequest, CancellationToken, Task<ExecResult>> Shell(string home) => (request, _) =>
    {
        var script = request.Arguments[^1];
        var kept = Path.Combine(home, "kept");
        Directory.CreateDirectory(kept);
        if (Command().Match(script) is { Success: true } command)
        {
            File.WriteAllText(Path.Combine(kept, command.Groups[1].Value), command.Groups[3].Value);
            return Task.FromResult(FakeSandbox.Exited(command.Groups[2].Value == "exit" ? int.Parse(command.Groups[3].ValueSpan, CultureInfo.InvariantCulture) : 0, "done\n"));
        }

        if (Promoted().Match(script) is { Success: true } promoted)
        {
            File.Copy(Path.Combine(kept, promoted.Groups[1].Value), Path.Combine(kept, "best"), overwrite: true);
        }
        else if (Laid().Match(script) is { Success: true } laid)
        {
            var from = Path.Combine(kept, Path.GetFileName(laid.Groups[1].Value));
            File.WriteAllText(Path.Combine(home, "solution", "answer.txt"), File.Exists(from) ? File.ReadAllText(from) : "0.25");
        }

        return Task.FromResult(FakeSandbox.Exited(0, ""));
    };

    private static IReadOnlyList<string> Tree(RunFolder folder) =>
        [.. JournalContent.Read(folder.Journal).Entries.Select(entry => entry.Event).OfType<RunEvent.StepStarted>().Where(step => step.Action == "note").Select(step => Times().Replace(step.Request.GetProperty("text").GetString()!, ""))];

    // A step that was under way is done again and ends at another time of the clock: all but times is compared.
    private static string Content(JsonObject body) => Times().Replace(body["messages"]!.ToJsonString(), "");

    [GeneratedRegex(@"(killed )?after \w+")]
    private static partial Regex Times();

    [GeneratedRegex(@"^cd /home/agent/aide/nodes/(\d+) .*\n(score|exit) (\S+)$")]
    private static partial Regex Command();

    [GeneratedRegex(@"mv /home/agent/aide/nodes/(\d+) /home/agent/aide/best")]
    private static partial Regex Promoted();

    [GeneratedRegex(@"copy /home/agent/aide/(\S+) /home/agent/solution$")]
    private static partial Regex Laid();
}
