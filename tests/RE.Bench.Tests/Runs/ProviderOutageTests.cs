using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Modular;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Results;
using RE.Bench.Runs;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs;

public sealed class ProviderOutageTests : IDisposable
{
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_provider_that_is_down_for_ten_minutes_costs_the_agent_no_time_and_its_sandbox_stands_still(int status)
    {
        await using var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("true"), ScriptedCall.Bash("true"));
        var up = DateTimeOffset.MaxValue;
        server.Refuse = request =>
        {
            up = request == 2 ? _world.Time.GetUtcNow() + TimeSpan.FromMinutes(10) : up;
            return request >= 2 && _world.Time.GetUtcNow() < up ? new(status, null) : null;
        };
        var sandboxes = new FakeSandboxes();
        var clockwork = new Clockwork(_world, sandboxes);

        var result = await RunAsync(server, sandboxes, clockwork);

        Assert.Equal((RunOutcomes.Submitted, 3), (result.Outcome, result.Usage.Messages));
        Assert.InRange(result.Budget.Paused["provider"], TimeSpan.FromMinutes(9.8), TimeSpan.FromMinutes(11.5));
        Assert.InRange(result.Budget.Spent, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.True(clockwork.Pauses > 8 && clockwork.Pauses == clockwork.Frozen, $"{clockwork.Pauses} pauses, {clockwork.Frozen} frozen");
    }

    [Fact]
    public async Task A_provider_that_stays_down_ends_the_run_as_an_infrastructure_failure_that_can_be_resumed()
    {
        await using var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("true"));
        server.Refuse = request => request >= 2 ? new(503, null) : null;
        var sandboxes = new FakeSandboxes();

        var down = await RunAsync(server, sandboxes, new Clockwork(_world, sandboxes));
        server.Refuse = _ => null;
        var resumed = await Executor(server, sandboxes).ResumeAsync(_world.Plan(), new ModularAgent(new()), TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcomes.InfrastructureFailed, down.Outcome);
        Assert.StartsWith("provider: 'compatible/any' gave no usable answer in", down.OutcomeDetail, StringComparison.Ordinal);
        Assert.Equal((RunOutcomes.Submitted, 2), (resumed.Outcome, resumed.Usage.Messages));
    }

    private Task<RunResult> RunAsync(ScriptedModelServer server, FakeSandboxes sandboxes, Clockwork clockwork) =>
        Executor(server, sandboxes, clockwork).BeginAsync(_world.Plan(), new ModularAgent(new()), TestContext.Current.CancellationToken);

    private RunExecutor Executor(ScriptedModelServer server, FakeSandboxes sandboxes, params IRunObserver[] observers) => new(new RunServices
    {
        Time = _world.Time,
        Sandboxes = sandboxes,
        Scorer = _world.Scorer,
        Observers = observers,
        Model = waits => new ChatModelFactory(new(), PriceFile.Shipped(), new(), _world.Time)
            .Create(new() { Provider = ModelProvider.Compatible, Model = "any", BaseUrl = server.BaseUrl }, waits),
    });

    /// <summary>Lets time pass, a second at a time, while the clock stands still for the provider.</summary>
    private sealed class Clockwork(RunWorld world, FakeSandboxes sandboxes) : IRunObserver
    {
        private volatile int _paused;

        public int Pauses { get; private set; }

        public int Frozen { get; private set; }

        public void OnEntry(JournalEntry entry)
        {
            if (entry.Event is RunEvent.ClockPaused { Reason: PauseReason.Provider })
            {
                Pauses++;
                Frozen += sandboxes.Made[0].IsFrozen ? 1 : 0;
                _paused = Pauses;
                _ = PassAsync(Pauses);
            }
            else if (entry.Event is RunEvent.ClockStarted or RunEvent.RunEnded)
            {
                _paused = 0;
            }
        }

        private async Task PassAsync(int pause)
        {
            while (_paused == pause)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
                world.Time.Advance(_paused == pause ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
            }
        }
    }
}
