using System.Text;
using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Runs;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs;

/// <summary>One run is copied as it lies on disk after every single journal entry; each copy is resumed by a new harness.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_harness_killed_after_any_entry_loses_no_score_doubles_none_and_runs_no_command_twice()
    {
        var (snapshots, expected) = await RunAndCopyAsync();

        foreach (var snapshot in snapshots)
        {
            var sandboxes = new FakeSandboxes { OnExec = Shell(_world[snapshot.Name, "home"], new(snapshot.Executed)) };
            var plan = PlanOf(snapshot.Name);
            sandboxes.Made.AddRange(snapshot.HasSandbox ? [new FakeSandbox(plan.ToSandbox()) { OnExec = sandboxes.OnExec }] : []);

            var result = await _world.Executor(sandboxes).ResumeAsync(plan, Agent, TestContext.Current.CancellationToken);

            Assert.Equal(RunOutcomes.Submitted, result.Outcome);
            Assert.Equal(expected, result.Ledger.Select(row => row.Raw));
            Assert.Equal(Enumerable.Range(0, expected.Count), result.Ledger.Select(row => row.Row));
        }
    }

    [Fact]
    public async Task A_command_whose_sandbox_is_lost_is_not_started_again()
    {
        var (snapshots, expected) = await RunAndCopyAsync();

        foreach (var snapshot in snapshots.FindAll(one => one.HasSandbox))
        {
            var executed = new HashSet<string>(snapshot.Executed);
            var sandboxes = new FakeSandboxes { Forgets = true, OnExec = Shell(_world[snapshot.Name, "home"], executed, refuseAgain: true) };

            var result = await _world.Executor(sandboxes).ResumeAsync(PlanOf(snapshot.Name), Agent, TestContext.Current.CancellationToken);

            Assert.Equal(RunOutcomes.Submitted, result.Outcome);
            Assert.Equal(expected.Count, result.Ledger.Count);
        }
    }

    [Fact]
    public async Task The_budget_goes_on_from_what_was_spent()
    {
        var (snapshots, _) = await RunAndCopyAsync();

        foreach (var snapshot in snapshots)
        {
            var before = JournalContent.Read(PlanOf(snapshot.Name).Folder.Journal).Entries[^1].Clock;
            var sandboxes = new FakeSandboxes { OnExec = Shell(_world[snapshot.Name, "home"], new(snapshot.Executed)) };

            var result = await _world.Executor(sandboxes).ResumeAsync(PlanOf(snapshot.Name), Agent, TestContext.Current.CancellationToken);

            Assert.True(result.Budget.Spent >= before, $"{snapshot.Name}: {result.Budget.Spent} after {before}");
        }
    }

    [Fact]
    public async Task Two_harnesses_cannot_work_on_one_run()
    {
        await _world.RunAsync(ActAsync, new FakeSandboxes { OnExec = Shell(_world["runs", "run-1", "home"], []) });
        using var held = RunLock.Take(_world.Plan().Folder);

        var error = await Assert.ThrowsAsync<UserErrorException>(
            () => _world.Executor(new FakeSandboxes()).ResumeAsync(_world.Plan(), Agent, TestContext.Current.CancellationToken));

        Assert.Contains($"Another rebench, process {Environment.ProcessId}, works on the run 'run-1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_asks_other_things_than_before_is_refused()
    {
        var (snapshots, _) = await RunAndCopyAsync();
        var late = snapshots.FindLast(one => one.Kind == "StepEnded")!;
        var other = new RunWorld.LambdaAgent(async (bench, token) =>
        {
            await bench.RunAsync("bash", new CommandCall("something else", TimeSpan.FromMinutes(1)), token);
            return new AgentExit.Submitted();
        });

        var error = await Assert.ThrowsAsync<UserErrorException>(
            () => _world.Executor(new FakeSandboxes()).ResumeAsync(PlanOf(late.Name), other, TestContext.Current.CancellationToken));

        Assert.Contains("step 1 is 'command' now and was 'command' with other arguments", error.Message, StringComparison.Ordinal);
    }

    private static RunWorld.LambdaAgent Agent => new(ActAsync);

    private static async Task<AgentExit> ActAsync(IWorkbench bench, CancellationToken cancellationToken)
    {
        await bench.RunAsync("bash", new CommandCall("0.5", TimeSpan.FromMinutes(1)), cancellationToken);
        await bench.ScoreAsync(cancellationToken);
        await bench.PutFileAsync("/home/agent/solution/answer.txt", Encoding.UTF8.GetBytes("0.75"), false, cancellationToken);
        await bench.NoteAsync("thought", "good", cancellationToken);
        await bench.ScoreAsync(cancellationToken);
        await bench.RunAsync("bash", new CommandCall("0.875", TimeSpan.FromMinutes(1)), cancellationToken);
        return new AgentExit.Submitted();
    }

    /// <summary>A shell whose commands are numbers that it writes to answer.txt; like the guest, it runs no id twice.</summary>
    private static Func<ExecRequest, CancellationToken, Task<ExecResult>> Shell(string home, HashSet<string> executed, bool refuseAgain = false) => (request, _) =>
    {
        if (executed.Add(request.Id))
        {
            File.WriteAllText(Path.Combine(home, "solution", "answer.txt"), request.Arguments[^1]);
        }
        else
        {
            Assert.False(refuseAgain, $"{request.Id} was started twice");
        }

        return Task.FromResult(FakeSandbox.Exited(0, "done"));
    };

    private PlannedRun PlanOf(string snapshot) => _world.Plan() with { Folder = new RunFolder(_world[snapshot]) };

    private async Task<(List<Snapshot> Snapshots, List<double?> Expected)> RunAndCopyAsync()
    {
        var executed = new HashSet<string>();
        var sandboxes = new FakeSandboxes { OnExec = Shell(_world["runs", "run-1", "home"], executed) };
        var copier = new Copier(_world, sandboxes, executed);

        var result = await _world.RunAsync(ActAsync, sandboxes, copier);

        Assert.Equal([0.25, 0.5, 0.75, 0.875], result.Ledger.Select(row => row.Raw));
        return (copier.Snapshots.FindAll(one => one.Kind != "RunEnded"), [.. result.Ledger.Select(row => row.Raw)]);
    }

    private sealed record Snapshot(string Name, string Kind, bool HasSandbox, IReadOnlyList<string> Executed);

    private sealed class Copier(RunWorld world, FakeSandboxes sandboxes, HashSet<string> executed) : IRunObserver
    {
        public List<Snapshot> Snapshots { get; } = [];

        public void OnEntry(JournalEntry entry)
        {
            var name = $"copy-{entry.Seq}";
            Copy(world["runs", "run-1"], world[name]);
            Snapshots.Add(new(name, entry.Event.GetType().Name, sandboxes.Made.Any(sandbox => !sandbox.IsGone), [.. executed]));
        }

        private static void Copy(string from, string to)
        {
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var destination = File.Create(target);
                source.CopyTo(destination);
            }
        }
    }
}
