using RE.Bench.Events;
using RE.Bench.Tests.Environments.Data.Hub;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Whole runs whose starting solution has files of a data set, as the profiles have that start from published weights.</summary>
public sealed class StartingFilesTests : IAsyncLifetime
{
    private readonly RunRoom _room = new();
    private readonly FakeHub _hub = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _room.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task A_file_of_the_hub_lies_in_the_solution_and_may_be_changed()
    {
        using var run = await RunAsync("weights/model.bin: made/model.bin");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(RunOutcomes.Submitted, _room.Result().Outcome);
        Assert.Contains(_room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>(), step => step.Reply.ToString().Contains("of the hub, changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_the_data_set_lacks_is_named()
    {
        using var run = await RunAsync("weights/model.bin: made/other.bin");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("The starting file 'made/other.bin' is not among the prepared data.", run.Error, StringComparison.Ordinal);
    }

    private async Task<CliProcess> RunAsync(string file)
    {
        BubblewrapHere.Require();
        _hub.Add("model.bin", "of the hub"u8.ToArray(), "visible");
        _hub.Pin("made");
        File.Copy(_hub["manifests", "made.yaml"], _room["environments", "_data", "made.yaml"]);
        _room.Change("data: []\n    starting: ", $"data: [made]\n    starting-files: {{ {file} }}\n    starting: ");
        var script = _room.Script("run: printf ', changed' >> weights/model.bin; cat weights/model.bin", "submit: true");
        var run = _room.Start(
            new() { ["REBENCH_HUB"] = _hub.Address, ["REBENCH_CACHE"] = _hub["cache"] }, "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap", "--time", "5m");
        await run.EndAsync();
        return run;
    }
}
