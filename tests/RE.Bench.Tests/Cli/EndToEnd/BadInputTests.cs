using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>What a person mistypes or a machine lacks: one clear message, exit code 2, nothing begun.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("no environment is called 'scaling-lw'. Did you mean 'scaling-law'?", "run", "--env", "scaling-lw", "--agent", "starter")]
    [InlineData("no agent is called 'startr'. Did you mean 'starter'?", "run", "--env", "scaling-law", "--agent", "startr")]
    [InlineData("OPENAI_API_KEY", "run", "--env", "scaling-law", "--agent", "o1")]
    [InlineData("ANTHROPIC_API_KEY", "run", "--env", "scaling-law", "--agent", "modular:anthropic/claude-x")]
    [InlineData("--time is '5 minutes'. Write a duration such as '90s', '30m', '8h' or '1h30m', above zero", "run", "--env", "scaling-law", "--agent", "starter", "--time", "5 minutes", "--wall", "0s")]
    [InlineData("--wall is '0s'. Write a duration such as", "run", "--env", "scaling-law", "--agent", "starter", "--time", "5 minutes", "--wall", "0s")]
    [InlineData("--at is 'soon'. Write ", "report", "runs", "--at", "soon")]
    [InlineData("--cost is -1. Write a number above 0, such as 2.50.", "run", "--env", "scaling-law", "--agent", "starter", "--cost", "-1")]
    [InlineData("--scores is 0. Write a number above 0", "run", "--env", "scaling-law", "--agent", "starter", "--tokens", "-5", "--scores", "0")]
    [InlineData("--tokens is -5. Write a number above 0", "run", "--env", "scaling-law", "--agent", "starter", "--tokens", "-5", "--scores", "0")]
    [InlineData("--parallel is 2000000. Write a number above 0, 1000000 at most, such as 4.", "plan", "--env", "scaling-law", "--agent", "starter", "--parallel", "2000000")]
    [InlineData("--cores is -1. Write a number above 0", "plan", "--env", "scaling-law", "--agent", "starter", "--cores", "-1")]
    [InlineData("--batch-cost is 0. Write a number above 0", "plan", "--env", "scaling-law", "--agent", "starter", "--batch-cost", "0")]
    [InlineData("There is no run 'nothing'", "resume", "nothing")]
    [InlineData("is neither an environment nor a run", "show", "nothing")]
    [InlineData("--env", "run", "--agent", "starter")]
    public async Task Bad_input_gets_one_message_and_exit_code_2(string expected, params string[] arguments)
    {
        using var cli = await _room.RunAsync(arguments);

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains(expected, cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", cli.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(_room.Runs) ? Directory.GetDirectories(_room.Runs) : []);
    }

    [Fact]
    public async Task An_unknown_profile_names_those_there_are()
    {
        using var cli = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--profile", "tpu");

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains("cpu", cli.Error, StringComparison.Ordinal);
        Assert.Contains("gpu", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_Docker_engine_docker_is_refused_with_what_to_do()
    {
        using var cli = _room.Start(new() { ["DOCKER_HOST"] = $"unix://{_room["no.sock"]}" }, "run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "docker");

        Assert.Equal(2, await cli.EndAsync());
        Assert.Contains("No sandbox can be made here. docker:", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_folder_that_cannot_be_made_is_named()
    {
        BubblewrapHere.Require();
        await File.WriteAllTextAsync(_room["file"], "", TestContext.Current.CancellationToken);

        using var cli = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "bwrap", "--out", _room["file"]);

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains("Choose a folder that you may write with --out", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_changed_since_the_run_began_is_not_resumed()
    {
        BubblewrapHere.Require();
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "clock-started" }, "run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "bwrap");
        await killed.EndAsync();
        await File.AppendAllTextAsync(_room["environments", "scaling-law", "instructions.md"], "One more rule.\n", TestContext.Current.CancellationToken);

        using var resumed = await _room.RunAsync("resume", "last");

        Assert.Equal(2, resumed.ExitCode);
        Assert.Contains("The environment 'scaling-law' changed since the run", resumed.Error, StringComparison.Ordinal);
        using var swept = await _room.SweepAsync();
    }

    [Fact]
    public async Task A_damaged_journal_is_refused_with_the_line()
    {
        BubblewrapHere.Require();
        using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "bwrap");
        var journal = Path.Combine(_room.OnlyRun(), "events.jsonl");
        var lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(journal, [lines[0], .. lines[2..]], TestContext.Current.CancellationToken);

        using var shown = await _room.RunAsync("show", "last");

        Assert.Equal(2, shown.ExitCode);
        Assert.Contains("events.jsonl:2: the chain of hashes is broken", shown.Error, StringComparison.Ordinal);
    }
}
