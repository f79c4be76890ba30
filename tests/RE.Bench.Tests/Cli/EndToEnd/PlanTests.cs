using System.Text.Json;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>What <c>rebench plan</c> says, with a driver's program that is made up.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task It_says_what_runs_when_and_what_it_takes_at_most()
    {
        _room.Shrink("1");

        using var plan = await _room.RunAsync("plan", "--env", "scaling-law", "--agent", "starter,reference", "--epochs", "2", "--cores", "2", "--time", "20m");

        Assert.True(plan.ExitCode == 0, plan.Error);
        Assert.Contains("4 runs to do; 2 at a time", plan.Output, StringComparison.Ordinal);
        Assert.Contains("at most: 1h20m of working time in 40m, 0 GPU-hours, $0.00, 128 MiB of disk", plan.Output, StringComparison.Ordinal);
        Assert.Contains("after 20m, when scaling-law/starter#1 gives back cores", plan.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_room.Runs));
    }

    [Fact]
    public async Task A_key_that_is_missing_is_named_and_stops_no_plan()
    {
        _room.Shrink("1");

        using var plan = await _room.RunAsync("plan", "--env", "scaling-law", "--agent", "starter,gpt-4o,claude-opus-5-5", "--cost", "2");
        using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter,gpt-4o,claude-opus-5-5", "--cost", "2");

        Assert.True(plan.ExitCode == 0, plan.Error);
        Assert.Contains("3 runs to do", plan.Output, StringComparison.Ordinal);
        Assert.Contains("$4.00", plan.Output, StringComparison.Ordinal);
        Assert.Matches("note: OPENAI_API_KEY must be set before 'rebench run' can ask the model of .*gpt-4o", plan.Error);
        Assert.Matches("note: ANTHROPIC_API_KEY must be set before 'rebench run' can ask the model of .*claude-opus-5-5", plan.Error);
        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(_room.Runs));
    }

    [Fact]
    public async Task Gpus_of_the_driver_are_counted()
    {
        _room.Change("gpus: { count: 6, model: H100, memory: 75GiB }, cpus: 48, memory: 400GiB, disk: 100GiB", "gpus: { count: 1, model: H100, memory: 75GiB }, cpus: 1, memory: 256MiB, disk: 64MiB");
        using var machine = new FakeDriver("GPU-aa, NVIDIA H100 80GB HBM3, 81559", "GPU-bb, NVIDIA H100 80GB HBM3, 81559", "GPU-cc, NVIDIA T4, 16000");
        string[] typed = ["plan", "--env", "scaling-law", "--agent", "starter", "--epochs", "3", "--profile", "gpu", "--cores", "8", "--json"];

        using var with = _room.Start(new() { ["PATH"] = machine.Path }, typed);
        Assert.True(await with.EndAsync() == 0, with.Error);
        using var without = await _room.RunAsync(typed);

        var estimate = JsonDocument.Parse(with.Output).RootElement;
        Assert.Equal(24.0, estimate.GetProperty("gpu_hours").GetDouble());
        Assert.Equal("PT16H", estimate.GetProperty("wall").GetString());
        Assert.Equal(2, estimate.GetProperty("at_once").GetInt32());
        Assert.Equal("GPUs", estimate.GetProperty("runs")[2].GetProperty("waits_for").GetString());
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("'scaling-law' (gpu) cannot run on this machine: it needs 1 GPU with 75GiB each, and 'nvidia-smi' lists none.", without.Error, StringComparison.Ordinal);
    }
}
