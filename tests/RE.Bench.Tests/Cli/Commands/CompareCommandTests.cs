using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Analysis.Records;
using RE.Bench.Cli;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private static readonly double[] Low = [0.1, 0.2, 0.15, 0.12, 0.18];

    private static readonly double[] High = [0.9, 0.8, 0.85, 0.95, 0.88];

    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_prints_each_environment_and_a_verdict_over_all()
    {
        var (a, b) = (Write("a", [.. Of("a", High), .. Of("a2", Low, "other")]), Write("b", [.. Of("b", Low), .. Of("b2", Low, "other")]));

        Assert.Equal(0, await RunAsync("compare", a, b, "--bootstrap", "runs"));

        Golden.Matches("compare.txt", Output);
    }

    [Fact]
    public async Task It_prints_Markdown_whose_names_are_text()
    {
        var runs = Of("a", High, "sam|ple\u001b[2J").Select(run => run with { Agent = "<b>@you" });

        Assert.Equal(0, await RunAsync("compare", Write("a", [.. runs]), Write("b", Of("b", Low, "sam|ple\u001b[2J")), "--format", "md"));

        Golden.Matches("compare.md", Output);
    }

    [Fact]
    public async Task It_prints_JSON_for_programs()
    {
        Assert.Equal(0, await RunAsync("compare", Write("a", Of("a", High)), Write("b", Of("b", Low)), "--format", "json"));

        Golden.Matches("compare.json", Output);
    }

    [Fact]
    public async Task Agents_among_one_set_of_runs_are_compared_by_name()
    {
        var all = Write("all", [.. Of("a", Low), .. Of("b", High).Select(run => run with { Agent = "starter" })]);

        Assert.Equal(0, await RunAsync("compare", "o1", "starter", "--agents", all));

        Assert.Contains("A is worse than B, by more than noise explains.", Output);
    }

    [Fact]
    public async Task An_agent_that_is_not_there_is_named_with_those_that_are()
    {
        var all = Write("all", Of("a", Low));

        Assert.Equal(2, await RunAsync("compare", "o1", "o3", "--agents", all));

        Assert.EndsWith("error: No run is of the agent 'o3'. The runs are of 'o1'.\n", _error.ToString());
    }

    [Fact]
    public async Task Sides_under_other_conditions_are_refused_unless_told()
    {
        var (a, b) = (Write("a", Of("a", High)), Write("b", [.. Of("b", Low).Select(run => run with { Limit = TimeSpan.FromHours(2), Hardware = "NVIDIA H100" })]));

        Assert.Equal(2, await RunAsync("compare", a, b));
        Assert.Contains("budgets 2h (5 runs) and 30m (5 runs)", _error.ToString());
        Assert.Contains("'--mix budget,hardware'", _error.ToString());

        Assert.Equal(0, await RunAsync("compare", a, b, "--mix", "budget,hardware"));
        Assert.Contains("note: the comparison mixes what does not compare: budgets 2h (5 runs) and 30m (5 runs)", Output);
    }

    [Fact]
    public async Task Profile_and_budget_choose_runs()
    {
        var runs = Write("all", [.. Of("a", High), .. Of("b", Low).Select(run => run with { Profile = "gpu", Limit = TimeSpan.FromHours(2) })]);

        Assert.Equal(0, await RunAsync("compare", runs, runs, "--profile", "cpu", "--budget", "30m"));

        Assert.Contains("5 runs of o1, profile cpu, budget 30m", Output);
        Assert.Contains("note: 5 runs are on both sides, which hides differences", Output);
    }

    [Fact]
    public async Task Sides_without_an_environment_in_common_are_an_error()
    {
        Assert.Equal(2, await RunAsync("compare", Write("a", Of("a", Low)), Write("b", Of("b", Low, "other"))));

        Assert.Contains("have no environment in common: sample against other", _error.ToString());
    }

    [Fact]
    public async Task A_side_whose_runs_do_not_count_is_an_error_with_the_reason()
    {
        var failed = Of("b", Low).Select(run => run with { Outcome = "infrastructure-failed" });

        Assert.Equal(2, await RunAsync("compare", Write("a", Of("a", Low)), Write("b", [.. failed])));

        Assert.Contains("'b-0' is infrastructure-failed", _error.ToString());
    }

    [Theory]
    [InlineData("--resamples", "5")]
    [InlineData("--bootstrap", "luck")]
    [InlineData("--mix", "agents")]
    public async Task A_value_without_a_meaning_is_named(string option, string value)
    {
        var a = Write("a", Of("a", Low));

        Assert.Equal(2, await RunAsync("compare", a, a, option, value));

        Assert.Contains(option, _error.ToString());
        Assert.Contains(value, _error.ToString());
    }

    private string Output => _output.ToString().Replace(_folder, "FOLDER", StringComparison.Ordinal);

    private static RunRecord[] Of(string prefix, double[] scores, string environment = "sample") =>
        [.. SomeRun.Many(prefix, scores).Select(run => run with { Environment = environment })];

    private string Write(string name, RunRecord[] runs)
    {
        var file = Path.Combine(_folder, $"{name}.runs.jsonl");
        File.WriteAllLines(file, runs.Select(run => JsonSerializer.Serialize(run, RunRecordJson.Compact.RunRecord)));
        return file;
    }

    private Task<int> RunAsync(params string[] arguments) =>
        CliProgram.RunAsync(arguments, new CliIo(_output, _error, IsTerminal: false, new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero))));
}
