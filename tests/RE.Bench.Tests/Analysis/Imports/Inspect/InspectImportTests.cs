using System.IO.Compression;
using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Inspect;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Imports.Inspect;

public sealed class InspectImportTests : IDisposable
{
    private static readonly InspectOptions Normalized = new() { IsNormalized = true };

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_exported_comes_back_unchanged()
    {
        new MadeRun { Run = "a", Better = ScoreDirection.Lower, Starting = 5, Reference = 1, Scores = [(10, 4), (20, null), (30, 2.123456789)] }.Write(_folder["runs"]);
        new MadeRun { Run = "b", Selection = ScoreSelection.Last, Outcome = RunOutcomes.BudgetSpent }.Write(_folder["runs"]);
        new MadeRun { Run = "c", Model = null, Outcome = RunOutcomes.InfrastructureFailed, Scores = [] }.Write(_folder["runs"]);
        new MadeRun { Run = "c2", Outcome = RunOutcomes.Cancelled }.Write(_folder["runs"]);
        new TalkingRun { Run = "d", Turns = 5, Outcome = RunOutcomes.AgentFailed }.Write(_folder["runs"]);
        var logs = new List<string>();
        foreach (var group in InspectGroup.Of(ExportSource.Read([_folder["runs"]], Cancel).Runs))
        {
            logs.Add(_folder["logs", group.FileName]);
            await group.WriteAsync(logs[^1], force: false, Cancel);
        }

        var imported = InspectImport.Read(logs, new(), Cancel);

        Assert.Empty(imported.Problems);
        Assert.Equal(Lines(RunReader.Read([_folder["runs"]], Cancel).Runs), Lines(imported.Runs));
    }

    [Fact]
    public async Task An_export_whose_score_was_changed_is_left_out()
    {
        var run = ExportedRun.Read(new MadeRun { Scores = [(10, 0.5)] }.Write(_folder["runs"]));
        var log = _folder["log.eval"];
        await InspectGroup.Of([run])[0].WriteAsync(log, force: false, Cancel);
        using (var zip = ZipFile.Open(log, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("samples/sample_epoch_1.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("samples/sample_epoch_1.json").Open());
            writer.Write(text.Replace("\"scores\":{\"normalized\":{\"value\":0.5", "\"scores\":{\"normalized\":{\"value\":0.9", StringComparison.Ordinal));
        }

        var imported = InspectImport.Read([log], new(), Cancel);

        Assert.Empty(imported.Runs);
        Assert.Contains("changed after its export", Assert.Single(imported.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eval")]
    [InlineData("json")]
    public void A_log_of_others_becomes_records_with_their_trajectories(string form)
    {
        var run = Assert.Single(Read(new MadeLog(), form, new() { Scale = new ScoreScale(0, 0.5), Profile = "paper" }).Runs);

        Assert.Equal(("inspect-E1-1-1", "inspect", "fix-embedding", "paper", "react:openai/gpt-5"), (run.Run, run.Source, run.Environment, run.Profile, run.Agent));
        Assert.Equal(("3", "react", "openai/gpt-5", "docker", "inspect 0.3.200"), (run.EnvironmentVersion, run.Scaffold, run.Model, run.Sandbox, run.Harness));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromSeconds(1800.25)), (run.Limit, run.Spent));
        Assert.Equal((22, 0.25m, RunOutcomes.Submitted, true), (run.Tokens, run.CostUsd, run.Outcome, run.HasTrajectory));
        Assert.Equal([(0, 0.0), (600.5, 0.4), (1200, null), (1800.25, 0.8)], run.Points.Select(point => (point.At.TotalSeconds, point.Normalized)));
        Assert.Equal([0, 0.2, null, 0.4], run.Points.Select(point => point.Raw));
        Assert.Equal((0.8, 0.4, ScoreSelection.Best), (run.Normalized, run.Raw, run.Selection));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero), run.StartedAt);
    }

    [Theory]
    [InlineData("""{"s":{"value":"C"}}""", null, 1.0)]
    [InlineData("""{"s":{"value":"I"}}""", null, 0.0)]
    [InlineData("""{"s":{"value":true}}""", null, 1.0)]
    [InlineData("""{"s":{"value":"0.25"}}""", null, 0.25)]
    [InlineData("""{"s":{"value":{"acc":0.75}}}""", null, 0.75)]
    [InlineData("""{"s":{"value":{"acc":0.75,"f1":0.5}}}""", "f1", 0.5)]
    [InlineData("""{"s":{"value":1},"t":{"value":{"a.b":0.5}}}""", "t.a.b", 0.5)]
    [InlineData("""{"s":{"value":1},"t":{"value":0.5}}""", "t", 0.5)]
    [InlineData("""{"s":{"value":-3}}""", null, 0.0)]
    public void The_chosen_score_is_read_in_every_form(string scores, string? name, double expected)
    {
        var log = new MadeLog { Samples = [("1_epoch_1", MadeLog.Sample(scores: scores).Replace("\"intermediate\":true", "\"intermediate\":false", StringComparison.Ordinal))] };

        var run = Assert.Single(Read(log, "eval", Normalized with { Score = name }).Runs);

        Assert.Equal((expected, false), (run.Normalized, run.HasTrajectory));
    }

    [Theory]
    [InlineData("""{"s":{"value":1},"t":{"value":2}}""", null, "several scores, 's', 't'; choose one with --score")]
    [InlineData("""{"s":{"value":1}}""", "x", "no score 'x', but 's'; choose one with --score")]
    [InlineData("{}", null, "has no score")]
    [InlineData("null", null, "has no score")]
    public void A_score_that_could_be_several_is_asked_for(string scores, string? name, string message)
    {
        var set = Read(new MadeLog { Samples = [("1_epoch_1", MadeLog.Sample(scores: scores))] }, "eval", Normalized with { Score = name });

        Assert.Empty(set.Runs);
        Assert.Contains(message, Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_that_nobody_called_normalized_are_refused_once_for_all_samples()
    {
        var set = Read(new MadeLog { Samples = [("1_epoch_1", MadeLog.Sample()), ("1_epoch_2", MadeLog.Sample(epoch: 2))] }, "eval", new());

        Assert.Empty(set.Runs);
        Assert.Contains("2 samples ('1' and others) of '", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("--starting and --reference, or say --normalized", set.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""
        ,"error":{"message":"x","traceback":"","traceback_ansi":""}
        """, "success", RunOutcomes.InfrastructureFailed)]
    [InlineData("""
        ,"limit":{"type":"working","limit":3600}
        """, "success", RunOutcomes.BudgetSpent)]
    [InlineData("""
        ,"limit":{"type":"operator","limit":1}
        """, "success", RunOutcomes.Cancelled)]
    [InlineData("", "cancelled", RunOutcomes.Cancelled)]
    public void Ends_of_samples_are_told_in_our_words(string more, string status, string outcome) =>
        Assert.Equal(outcome, Assert.Single(Read(new MadeLog { Status = status, Samples = [("1_epoch_1", MadeLog.Sample(more: more))] }, "eval", Normalized).Runs).Outcome);

    [Theory]
    [InlineData("ai_rd_triton_cumsum", "optimize-kernel")]
    [InlineData("re_bench/small_thing", "small-thing")]
    [InlineData("mbpp", "mbpp")]
    public void Tasks_of_the_benchmark_get_our_names(string task, string environment)
    {
        var log = new MadeLog { Eval = new MadeLog().Eval.Replace("ai_rd_fix_embedding/main", task, StringComparison.Ordinal) };

        Assert.Equal(environment, Assert.Single(Read(log, "eval", Normalized).Runs).Environment);
    }

    [Fact]
    public void People_are_called_human_and_the_last_score_counts_where_an_earlier_one_was_better()
    {
        var log = new MadeLog { Eval = new MadeLog().Eval.Replace("\"react\"", "\"inspect_ai/human_cli\"", StringComparison.Ordinal), Samples = [("1_epoch_1", MadeLog.Sample(scores: """{"s":{"value":0.1}}"""))] };

        var run = Assert.Single(Read(log, "eval", Normalized).Runs);

        Assert.True(run.IsHuman);
        Assert.Equal((ScoreSelection.Last, 0.1), (run.Selection, run.Normalized));
    }

    private static IReadOnlyList<string> Lines(IReadOnlyList<RunRecord> runs) => [.. runs.Select(run => JsonSerializer.Serialize(run, RunRecordJson.Compact.RunRecord))];

    private RunSet Read(MadeLog log, string form, InspectOptions options)
    {
        var path = _folder[$"log.{form}"];
        File.WriteAllBytes(path, form == "eval" ? log.Zip() : log.Json());
        return InspectImport.Read([path], options, Cancel);
    }
}
