using System.Text.Json.Nodes;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Environments looked at with real attempts in bubblewrap.</summary>
public sealed class TrialCommandTests : IDisposable
{
    private readonly RunRoom _room = new();

    public TrialCommandTests() => _room.Shrink();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_red_team_of_an_environment_gains_nothing_and_its_honest_solution_scores()
    {
        using var run = await _room.RunAsync("redteam", "scaling-law", "--sandbox", "bwrap");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("link-to-the-table     refused   ok", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 not.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Rows of the table of known cheats that these stand for: 8, 13, 15, 16 of 17.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attack_that_gains_is_shown_and_fails_the_command()
    {
        File.WriteAllText(_room["environments", "scaling-law", "redteam", "attacks.yaml"], """
            attacks:
              - name: a-good-answer
                tries: Answers well.
                expect: no-gain
                steps:
                  - write: { path: answer.json, content: '{"n_embd": 56, "max_iters": 7830, "loss_prediction": 3.7}' }
                  - score: true
            """);

        using var run = await _room.RunAsync("redteam", "scaling-law", "--sandbox", "bwrap");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("a-good-answer  no gain   WRONG  scored 1.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 attempt: 0 as expected, 1 not.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quick_check_looks_at_everything_but_the_reference()
    {
        using var run = await _room.RunAsync("check", "scaling-law", "--quick", "--scorings", "2", "--sandbox", "bwrap");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        foreach (var what in (string[])["definition", "red team", "data", "starter scores 0", "starter scored 2 times", "missing-submission", "empty-submission", "corrupt-submission", "oversized-submission"])
        {
            Assert.Contains($"  ok     {what}: ", run.Output, StringComparison.Ordinal);
        }

        Assert.Contains(" MB at most", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reference scores", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_an_environment_whose_scale_is_off_says_so()
    {
        _room.Change("starting: -0.0562", "starting: 0.3");

        using var run = await _room.RunAsync("check", "scaling-law", "--quick", "--scorings", "1", "--sandbox", "bwrap");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("  WRONG  starter scores 0: -0.5", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrating_measures_anew_and_writes_the_file()
    {
        File.WriteAllText(_room["environments", "scaling-law", "reference", "attempt.yaml"], """
            steps:
              - write: { path: answer.json, content: '{"n_embd": 56, "max_iters": 7830, "loss_prediction": 3.73}' }
              - submit: true
            """);

        using var run = await _room.RunAsync("calibrate", "scaling-law", "--scorings", "2", "--sandbox", "bwrap");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("The definition agrees with what was measured.", run.Output, StringComparison.Ordinal);
        var measured = JsonNode.Parse(File.ReadAllText(_room["environments", "scaling-law", "calibration.json"]))!["profiles"]!["cpu"]!;
        Assert.Equal(-0.0562, measured["starting"]!["raw"]!.GetValue<double>(), 3);
        Assert.Equal(2, measured["reference"]!["rebuilds"]!.AsArray().Count);
        Assert.Equal(4, measured["reference"]!["scorings"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("redteam")]
    [InlineData("check")]
    [InlineData("calibrate")]
    public async Task A_name_that_is_no_environments_is_named_before_anything_runs(string verb)
    {
        using var run = await _room.RunAsync(verb, "scalin-law");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no environment is called 'scalin-law'. Did you mean 'scaling-law'?", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_room.Runs));
    }
}
