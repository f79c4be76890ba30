using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Live;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Runs.Verification;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Live;

public sealed class LiveBenchTests : IDisposable
{
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Calls_at_the_same_time_are_steps_that_overlap_and_the_ledger_still_verifies()
    {
        var result = await _world.RunAsync(async (workbench, token) =>
        {
            var bench = workbench.Live;
            var (asked, release) = (new TaskCompletionSource(), new TaskCompletionSource());
            _world.Scorer.Before = request => request.SubmissionFolder.Contains("scoring/1", StringComparison.Ordinal) ? release.Task : Task.CompletedTask;
            var score = bench.ScoreAsync("a", token);
            var again = bench.ScoreAsync("a", token);
            var slow = bench.ChatAsync(Chat(async () => await asked.Task), token);
            await bench.ChatAsync(Chat(() => Task.CompletedTask), token);
            release.SetResult();
            await bench.NoteAsync("note", "hello", token);
            Assert.Equal((1, 1), ((await score).Row, (await again).Row));
            asked.SetResult();
            await slow;
            Assert.Equal([0, 1], bench.ScoreLog.Select(row => row.Row));
            Assert.Equal(20, bench.Now.Tokens);
            return new AgentExit.Submitted();
        });

        Assert.Equal(["starting", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal(2, result.Usage.Messages);
        var entries = JournalContent.Read(_world.Plan().Folder.Journal).Entries.Select(entry => entry.Event).ToList();
        Assert.Equal([1, 2, 3, 4], entries.OfType<RunEvent.StepStarted>().Select(step => step.Step));
        Assert.Equal([1, 2, 3, 4], entries.OfType<RunEvent.StepEnded>().Select(step => step.Step).Order());
        var verified = new RunVerifier(_ => null, "test").Verify(_world.Plan().Folder.Path);
        Assert.DoesNotContain(verified.Checks, check => check.Outcome == CheckOutcome.Contradicted);
    }

    [Fact]
    public async Task Steps_that_a_killed_harness_left_open_are_closed_and_numbers_go_on()
    {
        var copy = "";
        await _world.RunAsync(async (workbench, token) =>
        {
            var bench = workbench.Live;
            await bench.NoteAsync("note", "first", token);
            await bench.ChatAsync(Chat(() =>
            {
                copy = Copy();
                return Task.CompletedTask;
            }), token);
            return new AgentExit.Submitted();
        });
        var plan = _world.Plan() with { Folder = new RE.Bench.Planning.RunFolder(copy) };

        var resumed = await _world.Executor(new FakeSandboxes()).ResumeAsync(plan, new RunWorld.LambdaAgent(async (workbench, token) =>
        {
            await workbench.Live.NoteAsync("note", "second", token);
            return new AgentExit.Submitted();
        }), TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcomes.Submitted, resumed.Outcome);
        var ended = JournalContent.Read(plan.Folder.Journal).Entries.Select(entry => entry.Event).OfType<RunEvent.StepEnded>().ToList();
        Assert.Equal([1, 2, 3], ended.Select(step => step.Step));
        Assert.True(ended[1].Reply.TryGetProperty("interrupted", out _));
        Assert.Null(ended[1].Usage);
    }

    [Fact]
    public async Task A_failure_of_the_machinery_leaves_the_program_for_the_next_harness_which_joins_it()
    {
        var ids = new List<string>();
        var sandboxes = new FakeSandboxes
        {
            OnExec = (request, token) =>
            {
                ids.Add(request.Id);
                return ids.Count == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ContinueWith(_ => FakeSandbox.Exited(1, ""), TaskScheduler.Default) : Task.FromResult(FakeSandbox.Exited(0, "joined"));
            },
        };
        var first = await _world.RunAsync(async (workbench, token) =>
        {
            var program = workbench.Live.RunProgramAsync(Program, null, token);
            workbench.Live.Fail(new SandboxUnavailableException("the engine is away"));
            await program;
            return new AgentExit.Submitted();
        }, sandboxes);

        var second = await _world.Executor(sandboxes).ResumeAsync(_world.Plan(), new RunWorld.LambdaAgent(async (workbench, token) =>
        {
            var end = await workbench.Live.RunProgramAsync(Program, null, token);
            Assert.Equal(("joined", false), (end.Reply.Stdout, end.WasLost));
            return new AgentExit.Submitted();
        }), TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcomes.InfrastructureFailed, first.Outcome);
        Assert.Equal(RunOutcomes.Submitted, second.Outcome);
        Assert.Equal(["step-1", "step-1"], ids);
    }

    [Fact]
    public async Task An_agent_that_starts_held_spends_no_time_until_it_releases_its_bench()
    {
        var result = await _world.Executor(new FakeSandboxes()).BeginAsync(_world.Plan(), new HeldAgent(async (bench, token) =>
        {
            _world.Time.Advance(TimeSpan.FromMinutes(5));
            Assert.False(bench.ClockRuns);
            Assert.Equal(TimeSpan.Zero, bench.Now.Spent);
            await bench.ReleaseAsync(token);
            Assert.True(bench.ClockRuns);
            await bench.HoldAsync(PauseReason.Human, token);
            _world.Time.Advance(TimeSpan.FromMinutes(5));
            await bench.ReleaseAsync(token);
        }), TestContext.Current.CancellationToken);

        Assert.True(result.Budget.Spent < TimeSpan.FromMinutes(1), $"{result.Budget.Spent}");
        Assert.True(result.Budget.Paused["human"] >= TimeSpan.FromMinutes(5));
    }

    private static ProgramCall Program => new() { Tool = "program", Script = "work", OutputName = "program.txt", Request = new ExecRequest { Id = "x", Arguments = ["sh", "-c", "work"] } };

    private static LiveChat Chat(Func<Task> before) => new()
    {
        Messages = [new ChatMessage(ChatRole.User, "hi")],
        AskAsync = async _ =>
        {
            await before();
            return new ChatExchange(new ChatResponse(new ChatMessage(ChatRole.Assistant, "ho")), new ModelUsage { InputTokens = 6, OutputTokens = 4, CostUsd = 0 });
        },
    };

    private string Copy()
    {
        var target = _world["copy"];
        foreach (var file in Directory.EnumerateFiles(_world["runs", "run-1"], "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
        {
            var to = Path.Combine(target, Path.GetRelativePath(_world["runs", "run-1"], file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = File.Create(to);
            source.CopyTo(copy);
        }

        return target;
    }

    private sealed class HeldAgent(Func<ILiveBench, CancellationToken, Task> act) : IAgent
    {
        public bool StartsHeld => true;

        public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
        {
            await act(workbench.Live, cancellationToken);
            return new AgentExit.Submitted();
        }
    }
}
