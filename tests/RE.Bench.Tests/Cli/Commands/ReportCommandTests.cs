using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Cli;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TempFolder _runs = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task Runs_become_tables_on_standard_output()
    {
        Make();

        Assert.Equal(0, await RunAsync());

        Assert.Contains("o1", _output.ToString());
        Assert.Contains("95% INTERVAL", _output.ToString());
    }

    [Fact]
    public async Task The_k_that_is_asked_for_is_a_column()
    {
        Make();

        Assert.Equal(0, await RunAsync("--k", "3", "--estimator", "without-replacement"));

        Assert.Contains("SCORE@3", _output.ToString());
        Assert.Contains("score@k without replacement", _output.ToString());
    }

    [Theory]
    [InlineData("md", "# RE-Bench report")]
    [InlineData("csv", "group,agent,profile")]
    [InlineData("json", "{")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("text", "4 runs in 2 groups")]
    public async Task Every_form_goes_to_a_file(string format, string begin)
    {
        Make();
        var file = _runs["report.out"];

        Assert.Equal(0, await RunAsync("--format", format, "--to", file));

        Assert.StartsWith(begin, File.ReadAllText(file));
        Assert.Equal("", _output.ToString());
        Assert.Contains(file, _error.ToString());
    }

    [Fact]
    public async Task Figures_go_to_a_folder()
    {
        Make();

        Assert.Equal(0, await RunAsync("--plots", _runs["figures"]));

        Assert.Contains("figure files in", _error.ToString());
        Assert.NotEmpty(Directory.GetFiles(_runs["figures"], "*.png"));
        Assert.Equal(Directory.GetFiles(_runs["figures"], "*.png").Length, Directory.GetFiles(_runs["figures"], "*.svg").Length);
    }

    [Theory]
    [InlineData("15m", "15m of working time")]
    [InlineData("1050tokens", "1,050 tokens")]
    [InlineData("0.02usd", "$0.02")]
    public async Task Scores_are_taken_at_the_point_that_is_asked_for(string point, string said)
    {
        Make();

        Assert.Equal(0, await RunAsync("--at", point, "--format", "json"));

        var report = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(said, report.GetProperty("method").GetProperty("at").GetString());
        Assert.Equal(0.5, report.GetProperty("groups")[0].GetProperty("score").GetProperty("value").GetDouble(), 6);
    }

    [Fact]
    public async Task A_run_that_cannot_be_read_is_a_warning_and_the_others_are_reported()
    {
        Make();
        _runs.Write("broken/events.jsonl", "not a journal\n");

        Assert.Equal(0, await RunAsync());

        Assert.Contains("warning:", _error.ToString());
        Assert.Contains("broken", _error.ToString());
        Assert.Contains("4 runs in 2 groups", _output.ToString());
    }

    [Fact]
    public async Task No_run_at_all_is_one_message_and_code_2()
    {
        Assert.Equal(2, await RunAsync());

        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
        Assert.Equal("", _output.ToString());
    }

    [Theory]
    [InlineData("--k", "0", "--k is 0")]
    [InlineData("--resamples", "5", "--resamples is 5")]
    [InlineData("--by", "agent,color", "'color' is no choice of --by")]
    [InlineData("--exclude-above", "-1", "--exclude-above takes")]
    public async Task A_value_without_a_meaning_is_refused_with_what_to_give(string option, string value, string message)
    {
        Make();

        Assert.Equal(2, await RunAsync(option, value));

        Assert.Contains(message, _error.ToString());
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_said_and_leaves_nothing()
    {
        Make();
        var file = _runs["no", "such", "folder", "report.md"];

        Assert.Equal(2, await RunAsync("--to", file));

        Assert.Contains($"cannot be written to '{file}'", _error.ToString());
    }

    // Two agents with two runs each; o1 scores 0.5 at 10 minutes and 1 at 30.
    private void Make()
    {
        for (var at = 0; at < 2; at++)
        {
            new MadeRun { Run = $"20261122-20150{at}-sample-o1-0000000{at}" }.Write(_runs);
            new MadeRun { Run = $"20261122-20150{at}-sample-starter-0000001{at}", Agent = "starter", Model = null, Scores = [(5, 0.25)] }.Write(_runs);
        }
    }

    private Task<int> RunAsync(params string[] options)
    {
        var time = new FakeTimeProvider(new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));
        return CliProgram.RunAsync(["report", _runs, .. options], new CliIo(_output, _error, IsTerminal: false, time));
    }
}
