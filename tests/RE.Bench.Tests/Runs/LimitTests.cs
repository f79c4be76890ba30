using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Models.Prices;
using RE.Bench.Planning;
using RE.Bench.Runs;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs;

public sealed class LimitTests : IDisposable
{
    // 100 tokens in and 50 out, as the scripted server reports them, are 15 cents.
    private static readonly ModelPrice Price = new() { Input = 1000, Output = 1000 };
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_run_ends_at_its_limit_of_scorings_and_what_stands_is_scored_once_more()
    {
        var result = await _world.Executor(new()).BeginAsync(Plan(new() { Time = _world.Limit, Scores = 2 }), Scoring(5), TestContext.Current.CancellationToken);

        Assert.Equal((RunOutcomes.BudgetSpent, "scores"), (result.Outcome, result.OutcomeDetail));
        Assert.Equal(["starting", "requested", "requested", "final"], result.Ledger.Select(row => row.Purpose));
    }

    [Fact]
    public async Task Wall_time_ends_a_run_whose_clock_has_hardly_run()
    {
        var sandboxes = new FakeSandboxes { OnExec = (_, token) => PassAsync(TimeSpan.FromMinutes(11), token) };

        var result = await _world.Executor(sandboxes).BeginAsync(Plan(new() { Time = TimeSpan.FromHours(8), Wall = TimeSpan.FromMinutes(10) }), Running(1), TestContext.Current.CancellationToken);

        Assert.Equal((RunOutcomes.BudgetSpent, "wall"), (result.Outcome, result.OutcomeDetail));
    }

    [Fact]
    public async Task Wall_time_counts_pauses_and_goes_on_after_a_resume_without_the_time_in_which_no_harness_was_there()
    {
        var plan = Plan(new() { Time = TimeSpan.FromHours(8), Wall = TimeSpan.FromMinutes(10) });
        var breaks = new FakeSandboxes
        {
            OnExec = (_, _) =>
            {
                _world.Time.Advance(TimeSpan.FromMinutes(6));
                throw new SandboxUnavailableException("gone");
            },
        };
        await _world.Executor(breaks).BeginAsync(plan, Running(1), TestContext.Current.CancellationToken);
        _world.Time.Advance(TimeSpan.FromHours(5));

        breaks.Made[0].OnExec = (_, _) =>
        {
            _world.Time.Advance(TimeSpan.FromMinutes(3));
            return Task.FromResult(FakeSandbox.Exited(0, ""));
        };
        var goesOn = await _world.Executor(breaks).ResumeAsync(plan, Running(1), TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcomes.Submitted, goesOn.Outcome);
        Assert.InRange(RunState.From(JournalContent.Read(plan.Folder.Journal).Entries).Wall, TimeSpan.FromMinutes(8.9), TimeSpan.FromMinutes(9.3));
    }

    [Fact]
    public async Task A_cost_limit_lets_one_call_pass_it_also_after_a_resume()
    {
        await using var server = await ScriptedModelServer.StartAsync([.. Enumerable.Repeat(ScriptedCall.Bash("true"), 9)]);
        var plan = Plan(new() { Time = _world.Limit, CostUsd = 0.4m });
        var sandboxes = new FakeSandboxes { OnExec = (_, _) => throw new SandboxUnavailableException("gone") };

        var broken = await Executor(server, sandboxes, null).BeginAsync(plan, Asking(2), TestContext.Current.CancellationToken);
        sandboxes.Made[0].OnExec = (_, _) => Task.FromResult(FakeSandbox.Exited(0, ""));
        var result = await Executor(server, sandboxes, null).ResumeAsync(plan, Asking(2), TestContext.Current.CancellationToken);

        Assert.Equal((RunOutcomes.InfrastructureFailed, 0.30m), (broken.Outcome, broken.Usage.CostUsd));
        Assert.Equal((RunOutcomes.BudgetSpent, "cost"), (result.Outcome, result.OutcomeDetail));
        Assert.Equal((0.45m, 3), (result.Usage.CostUsd, result.Usage.Messages));
    }

    [Fact]
    public async Task Runs_of_a_batch_share_its_purse_and_the_outcome_says_that_it_was_the_batchs()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var purse = new Purse(new PurseLimits { CostUsd = 1, Prefix = "batch-" });

        var results = await Task.WhenAll(Enumerable.Range(1, 3).Select(i =>
            Executor(server, new(), purse).BeginAsync(_world.Plan($"run-{i}"), Asking(9, command: false), TestContext.Current.CancellationToken)));

        Assert.All(results, result => Assert.Equal((RunOutcomes.BudgetSpent, "batch-cost"), (result.Outcome, result.OutcomeDetail)));
        Assert.Equal((1.05m, 7), (results.Sum(result => result.Usage.CostUsd), results.Sum(result => result.Usage.Messages)));
        Assert.Equal(1.05m, purse.Settled.CostUsd);
    }

    [Fact]
    public async Task A_run_that_is_resumed_in_its_batch_is_not_booked_twice()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var purse = new Purse(new PurseLimits { CostUsd = 10, Prefix = "batch-" });
        var sandboxes = new FakeSandboxes { OnExec = (_, _) => throw new SandboxUnavailableException("gone") };
        await Executor(server, sandboxes, purse).BeginAsync(_world.Plan(), Asking(1), TestContext.Current.CancellationToken);

        sandboxes.Made[0].OnExec = (_, _) => Task.FromResult(FakeSandbox.Exited(0, ""));
        await Executor(server, sandboxes, purse).ResumeAsync(_world.Plan(), Asking(1), TestContext.Current.CancellationToken);

        Assert.Equal((0.30m, 2), (purse.Settled.CostUsd, purse.Settled.Messages));
    }

    private PlannedRun Plan(RunLimits limits)
    {
        var plan = _world.Plan();
        return plan with { Facts = plan.Facts with { Limits = limits } };
    }

    private RunExecutor Executor(ScriptedModelServer server, FakeSandboxes sandboxes, Purse? purse) => new(new RunServices
    {
        Time = _world.Time,
        Sandboxes = sandboxes,
        Scorer = _world.Scorer,
        Purse = purse,
        Model = waits => new ChatModelFactory(new(), PriceFile.Shipped(), new(), _world.Time)
            .Create(new() { Provider = ModelProvider.Compatible, Model = "any", BaseUrl = server.BaseUrl, MaxOutputTokens = 60 }, waits, Price),
    });

    private async Task<ExecResult> PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        _world.Time.Advance(time);
        await Task.Delay(Timeout.InfiniteTimeSpan, _world.Time, cancellationToken);
        throw new InvalidOperationException("not reached");
    }

    private static RunWorld.LambdaAgent Scoring(int times) => new(async (bench, token) =>
    {
        for (var i = 0; i < times; i++)
        {
            await bench.ScoreAsync(token);
        }

        return new AgentExit.Submitted();
    });

    private static RunWorld.LambdaAgent Running(int times) => new(async (bench, token) =>
    {
        for (var i = 0; i < times; i++)
        {
            await bench.RunAsync("bash", new CommandCall("true", TimeSpan.FromHours(2)), token);
        }

        return new AgentExit.Submitted();
    });

    // Asks, then runs a command once, then asks as often again. The request is long enough that its worst case, 108 tokens in and 60 out, is not
    // below what the server says that it took: only then do calls at the same time stay within one call of a limit.
    private static RunWorld.LambdaAgent Asking(int times, bool command = true) => new(async (bench, token) =>
    {
        for (var i = 0; i < times * 2; i++)
        {
            await bench.ChatAsync([new(ChatRole.User, new string('x', 200))], new(), token);
            if (command && i == times - 1)
            {
                await bench.RunAsync("bash", new CommandCall("true", TimeSpan.FromMinutes(1)), token);
            }
        }

        return new AgentExit.Submitted();
    });
}
