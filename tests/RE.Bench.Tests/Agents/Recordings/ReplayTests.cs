using System.Text;
using CsCheck;
using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Modular;
using RE.Bench.Agents.Recordings;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Runs;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.Recordings;

public sealed class ReplayTests : IDisposable
{
    private static readonly AgentSpec Agent = new()
    {
        Name = "mine",
        Scaffold = "modular",
        Model = new() { Provider = ModelProvider.Compatible, Model = "any", BaseUrl = new("http://localhost:1/v1") },
    };

    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_replay_ends_with_the_same_ledger_and_asks_nobody(bool fromFile)
    {
        var first = await RecordAsync();
        RecordingFile.Write(_world.Plan().Folder.Journal, _world["rec.jsonl"]);

        var again = await ReplayAsync(fromFile ? _world["rec.jsonl"] : _world.Plan().Folder.Path);

        Assert.Equal(Ledger(first), Ledger(again));
        Assert.Equal((first.Outcome, first.Usage.InputTokens, first.Usage.Messages), (again.Outcome, again.Usage.InputTokens, again.Usage.Messages));
        Assert.Equal(["fake-1"], again.Agent.ReportedModels);
        Assert.Equal("run-1", again.Agent.Replays);
    }

    [Fact]
    public async Task A_request_that_differs_in_more_than_times_is_named_with_both_texts()
    {
        await RecordAsync();

        var failure = await Assert.ThrowsAsync<UserErrorException>(() => ReplayAsync(_world.Plan().Folder.Path, output: "another output\n"));

        Assert.Contains("does not fit at exchange 2: message 5 (tool) was '", failure.Message, StringComparison.Ordinal);
        Assert.Contains("0.5", failure.Message, StringComparison.Ordinal);
        Assert.Contains("another output", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--lenient", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lenient_replay_takes_the_answers_by_their_order()
    {
        var first = await RecordAsync();

        var again = await ReplayAsync(_world.Plan().Folder.Path, output: "another output\n", lenient: true);

        Assert.Equal(Ledger(first), Ledger(again));
    }

    [Fact]
    public async Task A_replay_that_is_killed_after_any_entry_goes_on_where_it_was()
    {
        var first = await RecordAsync();
        var copier = new FolderCopier(_world);
        await ReplayAsync(_world.Plan().Folder.Path, observers: [copier]);

        foreach (var copy in copier.Copies)
        {
            var plan = _world.Plan("again") with { Folder = new RunFolder(_world[copy]) };
            var result = await Executor(plan, _world.Plan().Folder.Path, resume: true).ResumeAsync(plan, new ModularAgent(new()), TestContext.Current.CancellationToken);

            Assert.Equal(Ledger(first), Ledger(result));
        }
    }

    [Fact]
    public async Task A_recording_that_ended_at_a_limit_ends_its_replay_there()
    {
        var first = await RecordAsync(new() { Time = _world.Limit, Messages = 2 });

        var again = await ReplayAsync(_world.Plan().Folder.Path);

        Assert.Equal((RunOutcomes.BudgetSpent, "messages"), (first.Outcome, first.OutcomeDetail));
        Assert.Equal((RunOutcomes.BudgetSpent, "messages"), (again.Outcome, again.OutcomeDetail));
    }

    [Fact]
    public async Task Names_find_recordings_by_what_they_hold_and_steps_as_ever()
    {
        await RecordAsync();
        RecordingFile.Write(_world.Plan().Folder.Journal, _world["rec.jsonl"]);
        await File.WriteAllTextAsync(_world["steps.yaml"], "steps:\n  - submit: true\n", TestContext.Current.CancellationToken);
        var catalog = AgentCatalog.Load(null);

        var (file, folder, steps) = (catalog.Resolve($"replay:{_world["rec.jsonl"]}"), catalog.Resolve($"replay:{_world.Plan().Folder.Path}"), catalog.Resolve($"replay:{_world["steps.yaml"]}"));

        Assert.Equal(("modular", _world["rec.jsonl"], $"replay:{_world["rec.jsonl"]}"), (file.Scaffold, file.Recording, file.Name));
        Assert.Equal(("modular", "compatible/any"), (folder.Scaffold, folder.Model!.Name));
        Assert.Equal(("replay", null), (steps.Scaffold, steps.Recording));
    }

    [Fact]
    public async Task A_damaged_recording_is_refused_with_its_line_or_read_and_never_a_bug()
    {
        await RecordAsync();
        RecordingFile.Write(_world.Plan().Folder.Journal, _world["rec.jsonl"]);
        var bytes = await File.ReadAllBytesAsync(_world["rec.jsonl"], TestContext.Current.CancellationToken);

        Gen.Select(Gen.Int[60, bytes.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, with, cut) =>
            {
                byte[] damaged = cut ? bytes[..at] : [.. bytes[..at], with, .. bytes[(at + 1)..]];
                File.WriteAllBytes(_world["bad.jsonl"], damaged);
                var failure = Record.Exception(() => AgentCatalog.Load(null).Resolve($"replay:{_world["bad.jsonl"]}"));
                Assert.True(failure is null or UserErrorException, failure?.ToString());
            },
            iter: Often.Times(150),
            threads: 1);
    }

    [Fact]
    public void An_agent_comes_back_from_a_journal_in_every_part()
    {
        foreach (var agent in AgentCatalog.Load(null).Agents)
        {
            var priced = agent with { Price = new("2026-11-23", new() { Input = 1, Output = 2, LongPromptsOver = 5, LongPrompts = new() { Input = 3, Output = 4 } }), Recording = "/x", Lenient = true };

            Assert.Equal(priced, AgentJson.Read(AgentJson.Write(priced)));
        }
    }

    private async Task<RunResult> RecordAsync(RunLimits? limits = null)
    {
        await using var server = await ScriptedModelServer.StartAsync(
            ScriptedCall.Bash("echo 0.5"), ScriptedCall.Of("score"), new("teleport", "{}"), ScriptedCall.Bash("ls -la"), ScriptedCall.Of("score_log"));
        var plan = _world.Plan();
        var agent = Agent with { Model = Agent.Model! with { BaseUrl = server.BaseUrl } };
        plan = plan with { Facts = plan.Facts with { Limits = limits ?? plan.Facts.Limits, Definition = AgentJson.Write(agent) } };
        var services = new RunServices
        {
            Time = _world.Time,
            Sandboxes = new FakeSandboxes { OnExec = Shell(plan.Folder.Home, "0.5\n") },
            Scorer = _world.Scorer,
            Model = waits => new ChatModelFactory(new(), PriceFile.Shipped(), new(), _world.Time).Create(agent.Model, waits),
        };
        return await new RunExecutor(services).BeginAsync(plan, new ModularAgent(new()), TestContext.Current.CancellationToken);
    }

    private Task<RunResult> ReplayAsync(string recording, string output = "0.5\n", bool lenient = false, params IRunObserver[] observers)
    {
        var plan = _world.Plan("again");
        plan = plan with { Facts = plan.Facts with { Replays = RecordingFile.Read(recording).Facts.Run } };
        return Executor(plan, recording, output, lenient, observers: observers).BeginAsync(plan, new ModularAgent(new()), TestContext.Current.CancellationToken);
    }

    private RunExecutor Executor(PlannedRun plan, string path, string output = "0.5\n", bool lenient = false, bool resume = false, params IRunObserver[] observers)
    {
        var (recording, sandboxes) = (RecordingFile.Read(path), new FakeSandboxes { OnExec = Shell(plan.Folder.Home, output) });
        if (resume)
        {
            sandboxes.Made.Add(new FakeSandbox(plan.ToSandbox()) { OnExec = sandboxes.OnExec });
        }

        return new(new RunServices
        {
            Time = _world.Time,
            Sandboxes = sandboxes,
            Scorer = _world.Scorer,
            Observers = observers,
            Seeds = recording.Seeds,
            Model = _ => RecordedModel.Create(Agent with { Recording = path, Lenient = lenient }, recording),
        });
    }

    private static Func<ExecRequest, CancellationToken, Task<ExecResult>> Shell(string home, string output) => (_, _) =>
    {
        File.WriteAllText(Path.Combine(home, "solution", "answer.txt"), "0.5");
        return Task.FromResult(FakeSandbox.Exited(0, output));
    };

    private static string Ledger(RunResult result)
    {
        var text = new StringBuilder();
        foreach (var row in result.Ledger)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{row.Row} {row.Purpose} {row.Outcome} {row.Raw} {row.Submission} {row.Seed} {row.Tokens} {row.CostUsd}");
        }

        return text.ToString();
    }
}
