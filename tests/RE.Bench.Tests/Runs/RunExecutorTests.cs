using System.Text;
using RE.Bench.Agents;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Sandboxes;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs;

public sealed class RunExecutorTests : IDisposable
{
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_agent_that_submits_at_once_scores_zero()
    {
        var result = await _world.RunAsync((_, _) => Task.FromResult<AgentExit>(new AgentExit.Submitted()));

        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
        Assert.Equal(["starting", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal(0, result.Score!.Normalized);
        Assert.True(File.Exists(_world.Plan().Folder.Result));
    }

    [Fact]
    public async Task The_best_row_counts_where_the_environment_says_best()
    {
        var result = await _world.RunAsync(async (bench, token) =>
        {
            await AnswerAsync(bench, "1.0", token);
            await bench.ScoreAsync(token);
            await AnswerAsync(bench, "0.1", token);
            return new AgentExit.Submitted();
        });

        Assert.Equal((1.5, 1), (result.Score!.Normalized, result.Score.Row));
    }

    [Fact]
    public async Task The_last_valid_row_counts_where_the_environment_says_last()
    {
        using var world = new RunWorld { Rules = new ScoreRules { Better = ScoreDirection.Higher, Selection = ScoreSelection.Last, Visible = false, Timeout = TimeSpan.FromSeconds(20) } };
        ScoreReply? seen = null;

        var result = await world.RunAsync(async (bench, token) =>
        {
            await AnswerAsync(bench, "0.5", token);
            seen = await bench.ScoreAsync(token);
            await AnswerAsync(bench, "no number", token);
            return new AgentExit.Submitted();
        });

        Assert.Equal((0.5, 1), (result.Score!.Raw, result.Score.Row));
        Assert.Equal("invalid", result.Ledger[2].Outcome);
        Assert.Null(seen!.Raw);
        Assert.Equal("scored", seen.Outcome);
    }

    [Fact]
    public async Task A_score_is_durable_before_the_agent_sees_it()
    {
        var rows = 0;

        await _world.RunAsync(async (bench, token) =>
        {
            await bench.ScoreAsync(token);
            rows = JournalContent.Read(_world.Plan().Folder.Journal).Entries.Count(entry => entry.Event is RunEvent.SubmissionScored);
            return new AgentExit.Submitted();
        });

        Assert.Equal(2, rows);
    }

    [Fact]
    public async Task Nothing_of_the_agent_runs_while_its_work_is_sealed()
    {
        var sandboxes = new FakeSandboxes();
        var frozen = new List<bool>();
        var watcher = new Watcher(entry =>
        {
            if (entry.Event is RunEvent.SubmissionSealed { Row: > 0 })
            {
                frozen.Add(sandboxes.Made[0].IsFrozen);
            }
        });

        await _world.RunAsync(async (bench, token) =>
        {
            await bench.ScoreAsync(token);
            return new AgentExit.Submitted();
        }, sandboxes, watcher);

        Assert.Equal([true, true], frozen);
    }

    [Fact]
    public async Task When_the_time_is_spent_what_is_there_is_scored()
    {
        var sandboxes = new FakeSandboxes
        {
            OnExec = async (_, token) =>
            {
                _world.Time.Advance(TimeSpan.FromHours(1));
                await Task.Delay(Timeout.InfiniteTimeSpan, _world.Time, token);
                throw new InvalidOperationException("not reached");
            },
        };

        var result = await _world.RunAsync(async (bench, token) =>
        {
            await AnswerAsync(bench, "0.75", token);
            await bench.RunAsync("bash", new CommandCall("sleep 1h", TimeSpan.FromHours(2)), token);
            return new AgentExit.Submitted();
        }, sandboxes);

        Assert.Equal((RunOutcomes.BudgetSpent, "time"), (result.Outcome, result.OutcomeDetail));
        Assert.Equal(1, result.Score!.Normalized);
        Assert.Equal(TimeSpan.FromMinutes(30), result.Budget.Spent);
    }

    [Fact]
    public async Task A_sandbox_that_breaks_ends_the_run_as_an_infrastructure_failure_and_it_can_be_resumed()
    {
        var breaks = true;
        var sandboxes = new FakeSandboxes
        {
            OnExec = (_, _) => breaks ? throw new SandboxUnavailableException("the engine is gone") : Task.FromResult(FakeSandbox.Exited(0, "")),
        };
        RunWorld.LambdaAgent agent = new(async (bench, token) =>
        {
            await bench.RunAsync("bash", new CommandCall("true", TimeSpan.FromMinutes(1)), token);
            return new AgentExit.Submitted();
        });
        var plan = _world.Plan();

        var first = await _world.Executor(sandboxes).BeginAsync(plan, agent, TestContext.Current.CancellationToken);
        breaks = false;
        var second = await _world.Executor(sandboxes).ResumeAsync(plan, agent, TestContext.Current.CancellationToken);

        Assert.Equal((RunOutcomes.InfrastructureFailed, "sandbox: the engine is gone"), (first.Outcome, first.OutcomeDetail));
        Assert.Equal(RunOutcomes.Submitted, second.Outcome);
    }

    [Fact]
    public async Task A_cancelled_run_scores_what_is_there()
    {
        using var cancel = new CancellationTokenSource();

        var result = await _world.Executor(new FakeSandboxes()).BeginAsync(_world.Plan(), new RunWorld.LambdaAgent(async (bench, token) =>
        {
            await AnswerAsync(bench, "0.5", token);
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new AgentExit.Submitted();
        }), cancel.Token);

        Assert.Equal(RunOutcomes.Cancelled, result.Outcome);
        Assert.Equal(0.5, result.Score!.Raw);
    }

    [Fact]
    public async Task A_run_without_a_valid_row_has_no_score()
    {
        await File.WriteAllTextAsync(_world["env", "agent", "answer.txt"], "nothing", TestContext.Current.CancellationToken);

        var result = await _world.RunAsync((_, _) => Task.FromResult<AgentExit>(new AgentExit.Failed("no idea")));

        Assert.Equal((RunOutcomes.AgentFailed, "no idea"), (result.Outcome, result.OutcomeDetail));
        Assert.Null(result.Score);
        Assert.All(result.Ledger, row => Assert.Null(row.Raw));
    }

    private static Task AnswerAsync(IWorkbench bench, string text, CancellationToken token) =>
        bench.PutFileAsync("/home/agent/solution/answer.txt", Encoding.UTF8.GetBytes(text), false, token);

    private sealed class Watcher(Action<JournalEntry> saw) : IRunObserver
    {
        public void OnEntry(JournalEntry entry) => saw(entry);
    }
}
