using System.Text.Json.Nodes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>A real run, verified, confirmed and scored again by the real program with the real scorer.</summary>
public sealed class TrustTests : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_run_is_unconfirmed_then_confirmed_and_contradicted_once_a_digit_is_changed()
    {
        await RunAsync();

        using var before = await _room.RunAsync("verify", "last");
        Assert.Equal(0, before.ExitCode);
        Assert.Contains(": unconfirmed", before.Output, StringComparison.Ordinal);

        using var confirm = await _room.RunAsync("confirm", "last", "--times", "2");
        Assert.True(confirm.ExitCode == 0, confirm.Error + confirm.Output);
        Assert.Contains("confirmed: every new score is -0.056187, as in the run", confirm.Output, StringComparison.Ordinal);

        using var after = await _room.RunAsync("verify", "last");
        Assert.Equal(0, after.ExitCode);
        Assert.Contains(": confirmed", after.Output, StringComparison.Ordinal);

        var result = Path.Combine(_room.OnlyRun(), "result.json");
        await File.WriteAllTextAsync(result, (await File.ReadAllTextAsync(result, TestContext.Current.CancellationToken)).Replace("-0.0561", "-0.0551", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var changed = await _room.RunAsync("verify", "last");
        Assert.Equal(3, changed.ExitCode);
        Assert.Contains("$.score.raw is -0.0551", changed.Output, StringComparison.Ordinal);
        using var refused = await _room.RunAsync("confirm", "last");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("nothing was scored", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_runs_is_scored_again_past_the_run_that_cannot_be()
    {
        await RunAsync();
        var run = _room.OnlyRun();
        Directory.CreateDirectory(Path.Combine(_room.Runs, "0-broken"));
        await File.WriteAllTextAsync(Path.Combine(_room.Runs, "0-broken", "events.jsonl"), "{}\n", TestContext.Current.CancellationToken);

        using var same = await _room.RunAsync("rescore", _room.Runs, run);
        Assert.True(same.ExitCode == 0, same.Error + same.Output);
        Assert.Contains("cannot be scored again", same.Output, StringComparison.Ordinal);
        Assert.Contains("row 1: same (-0.0562 raw)", same.Output, StringComparison.Ordinal);
        Assert.Contains("2 runs, 2 rows scored again, no differences, 1 could not be scored.", same.Output, StringComparison.Ordinal);

        var definition = _room["environments", "scaling-law", "environment.yaml"];
        await File.WriteAllTextAsync(definition, (await File.ReadAllTextAsync(definition, TestContext.Current.CancellationToken)).Replace("starting: -0.0562", "starting: -0.1562", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var other = await _room.RunAsync("rescore", "--json", "--rows", "winner", run);
        Assert.Equal(3, other.ExitCode);
        Assert.Contains("the environment 'scaling-law' changed since the run", other.Error, StringComparison.Ordinal);
        var report = JsonNode.Parse(other.Output)!;
        Assert.Equal((1, 1, 0), ((int)report["rows"]!, (int)report["differences"]!, (int)report["problems"]!));
        Assert.StartsWith("normalized score was", (string?)report["runs"]![0]!["rows"]![0]!["difference"], StringComparison.Ordinal);

        using var tolerant = await _room.RunAsync("rescore", "--tolerance", "0.2", run);
        Assert.True(tolerant.ExitCode == 0, tolerant.Error + tolerant.Output);

        using var confirm = await _room.RunAsync("confirm", run);
        Assert.Equal(2, confirm.ExitCode);
        Assert.Contains("unconfirmed: the environment 'scaling-law' changed since the run", confirm.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no run 'nothing'", "verify", "nothing")]
    [InlineData("There is no run 'nothing'", "rescore", "nothing")]
    [InlineData("There is no run 'nothing'", "confirm", "nothing")]
    [InlineData("--times takes a number from 1 to 100", "confirm", "x", "--times", "0")]
    [InlineData("--tolerance takes a number that is not negative", "rescore", "x", "--tolerance", "-1")]
    public async Task Bad_input_gets_one_message_and_exit_code_2(string expected, params string[] arguments)
    {
        using var cli = await _room.RunAsync(arguments);

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains(expected, cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_can_be_scored_again_the_exit_code_is_2()
    {
        Directory.CreateDirectory(Path.Combine(_room.Runs, "broken"));
        await File.WriteAllTextAsync(Path.Combine(_room.Runs, "broken", "events.jsonl"), "{}\n", TestContext.Current.CancellationToken);

        using var cli = await _room.RunAsync("rescore", _room.Runs);
        using var verify = await _room.RunAsync("verify", "--json", _room.Runs);

        Assert.Equal(2, cli.ExitCode);
        Assert.Equal(3, verify.ExitCode);
        Assert.Equal("contradicted", (string?)JsonNode.Parse(verify.Output)!["runs"]![0]!["verdict"]);
    }

    private async Task RunAsync()
    {
        BubblewrapHere.Require();
        using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "bwrap");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
