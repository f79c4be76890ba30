using System.Xml.Linq;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>The program as a process, as CI calls it: the exit code decides, and standard error says why.</summary>
public sealed class GateTests : IDisposable
{
    private readonly GateRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Good_runs_pass()
    {
        _room.Make(_room.Now, "sample", 0.5, 0.7);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0.4", "--format", "json");

        Assert.Equal(0, cli.ExitCode);
        Assert.Contains("passed  min-score  sample, o1: 0.6 is at least 0.4 (mean of 2 runs)\n1 gate: 1 passed\n", cli.Error, StringComparison.Ordinal);
        Assert.StartsWith("{", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_below_end_with_4_and_the_report_is_still_written()
    {
        _room.Make(_room.Now, "sample", 0.5, null);
        _room.Make(_room.Now, "other", 0.9);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0.2", "--min-score", "sample=0.4");

        Assert.Equal(4, cli.ExitCode);
        Assert.Contains("failed  min-score  sample, o1: 0.25 is below 0.4 (mean of 2 runs)", cli.Error, StringComparison.Ordinal);
        Assert.Contains("3 gates: 2 passed, 1 failed", cli.Error, StringComparison.Ordinal);
        Assert.Contains("sample", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_best_run_can_be_gated_instead_of_the_mean()
    {
        _room.Make(_room.Now, "sample", 0.5, null);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0.4", "--gate-on", "best");

        Assert.Equal(0, cli.ExitCode);
    }

    [Fact]
    public async Task A_regression_ends_with_4()
    {
        _room.Make(_room.Now, "sample", 0.2, 0.3, 0.25, 0.2, 0.1);
        _room.Make(_room.Baseline, "sample", 0.6, 0.7, 0.65, 0.6, 0.5);

        using var cli = await _room.ReportAsync(_room.Now, "--baseline", _room.Baseline);

        Assert.Equal(4, cli.ExitCode);
        Assert.Contains("failed  baseline  sample, o1: 0.21 now, 0.61 in the baseline: a drop of 0.4 that noise does not explain (5 runs against 5, p = 0.004)", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_passes_and_too_few_runs_are_skipped_unless_strict()
    {
        _room.Make(_room.Now, "sample", 0.2);
        _room.Make(_room.Baseline, "sample", 0.7);

        using var lenient = await _room.ReportAsync(_room.Now, "--baseline", _room.Baseline);
        using var strict = await _room.ReportAsync(_room.Now, "--baseline", _room.Baseline, "--strict");

        Assert.Equal((0, 4), (lenient.ExitCode, strict.ExitCode));
        Assert.Contains("skipped baseline  sample, o1: 1 run against 1 cannot tell", lenient.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_judged_at_the_time_that_the_report_looks_at()
    {
        _room.Make(_room.Now, "sample", 0.9);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0.1", "--at", "10m");

        Assert.Equal(4, cli.ExitCode);
    }

    [Fact]
    public async Task A_baseline_of_other_conditions_is_refused_unless_told()
    {
        _room.Make(_room.Now, "sample", 0.5);
        (new MadeRun { Environment = "sample", Run = "20261122-201500-sample-gpu-00000001", Profile = "gpu", Sandbox = "docker" }).Write(_room.Baseline);

        using var refused = await _room.ReportAsync(_room.Now, "--baseline", _room.Baseline);
        using var told = await _room.ReportAsync(_room.Now, "--baseline", _room.Baseline, "--mix", "profile,sandbox");

        Assert.Equal((2, 0), (refused.ExitCode, told.ExitCode));
        Assert.Contains("profiles cpu (1 run) and gpu (1 run)", refused.Error, StringComparison.Ordinal);
        Assert.Contains("sandboxes bwrap (1 run) and docker (1 run)", refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output.Trim());
    }

    [Fact]
    public async Task A_torn_run_among_good_ones_warns_and_the_good_ones_are_judged()
    {
        _room.Make(_room.Now, "sample", 0.5, 0.7);
        var torn = Directory.GetDirectories(_room.Now).Order(StringComparer.Ordinal).First();
        await File.WriteAllTextAsync(Path.Combine(torn, "result.json"), "{\"schema\":", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(torn, "events.jsonl"), "{\"n\":1,\n{}\n", TestContext.Current.CancellationToken);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0.6", "--github", "--junit", _room["junit.xml"]);

        Assert.Equal(0, cli.ExitCode);
        Assert.Contains("0.7 is at least 0.6 (mean of 1 run)", cli.Error, StringComparison.Ordinal);
        Assert.Contains("::warning title=rebench%3A not read as it is::", cli.Error, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(torn), (string?)XElement.Load(_room["junit.xml"]).Descendants("system-err").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_lost_infrastructure_ends_with_3()
    {
        _room.Break(_room.Now, "sample");

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "sample=0");

        Assert.Equal(3, cli.ExitCode);
        Assert.Contains("failed  min-score  sample, o1: no run counts (1 infrastructure-failed)", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_runs_end_with_2()
    {
        Directory.CreateDirectory(_room.Now);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0");

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains("There are no finished runs", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--min-score names the environment 'smple', which neither exists nor has runs. Did you mean 'sample'?", "--min-score", "smple=0.4")]
    [InlineData("'high' is no lowest score", "--min-score", "high")]
    [InlineData("--margin takes a normalized score of at least 0", "--margin", "-1")]
    [InlineData("--confidence takes a share from 0.5 to 0.9999", "--confidence", "95")]
    [InlineData("The baseline 'nowhere' is not there", "--baseline", "nowhere")]
    [InlineData("'median'", "--gate-on", "median")]
    public async Task What_has_no_meaning_ends_with_2_and_writes_no_report(string expected, params string[] arguments)
    {
        _room.Make(_room.Now, "sample", 0.5);

        using var cli = await _room.ReportAsync([_room.Now, .. arguments]);

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains(expected, cli.Error, StringComparison.Ordinal);
        Assert.Empty(cli.Output.Trim());
    }

    [Fact]
    public async Task GitHub_gets_annotations_a_summary_and_outputs()
    {
        _room.Make(_room.Now, "sample", 0.2);
        await File.WriteAllTextAsync(_room["summary.md"], "before\n", TestContext.Current.CancellationToken);

        using var cli = await _room.ReportAsync(_room.Now, "--min-score", "0.4", "--github", "--to", _room["report.txt"]);

        Assert.Equal(4, cli.ExitCode);
        Assert.Contains("::error title=rebench%3A min-score failed::sample, o1: 0.2 is below 0.4 (mean of 1 run)\n", cli.Error, StringComparison.Ordinal);
        Assert.StartsWith("before\n# RE-Bench gates: failed\n", await File.ReadAllTextAsync(_room["summary.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Matches("^score<<(rebench_[0-9a-f]{32})\n0\\.2\n\\1\npassed<<(rebench_[0-9a-f]{32})\nfalse\n\\2\n$", await File.ReadAllTextAsync(_room["output.txt"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Outside_of_GitHub_the_missing_variables_are_named()
    {
        _room.Make(_room.Now, "sample", 0.2);

        using var cli = await CliProcess.RunAsync(new Dictionary<string, string?> { ["GITHUB_STEP_SUMMARY"] = "", ["GITHUB_OUTPUT"] = "" }, "report", _room.Now, "--github");

        Assert.Equal(0, cli.ExitCode);
        Assert.Contains("GITHUB_STEP_SUMMARY is not set", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        _room.Make(_room.Now, "sample", 0.2);

        using var cli = await _room.ReportAsync(_room.Now, "--junit", _room["no/such/folder/junit.xml"]);

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains("Name another file with --junit.", cli.Error, StringComparison.Ordinal);
    }
}
