using RE.Bench.Analysis.Records;
using RE.Bench.Results;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

public sealed class RunRecordsTests
{
    [Fact]
    public void A_result_becomes_a_record_with_every_score_and_its_times()
    {
        using var runs = new TempFolder();
        var folder = new MadeRun { Scores = [(10, 0.5), (20, null), (30, 0.75)], Turns = 2 }.Write(runs);

        var record = RunRecords.From(ResultStore.Read(folder.Result), folder.Path);

        Assert.Equal([0, 0.5, null, 1], record.Points.Select(point => point.Normalized));
        Assert.Equal([0, 10, 20, 30], record.Points.Select(point => point.At.TotalMinutes));
        Assert.Equal((1.0, ScoreSelection.Best, ScoreDirection.Higher), (record.Normalized, record.Selection, record.Better));
        Assert.Equal(("A processor, 2 cores", "sample/1", 6300L, 0.12m), (record.Hardware, record.Scorer, record.Tokens, record.CostUsd));
    }

    [Fact]
    public void A_result_of_any_selection_is_taken_and_of_a_made_up_one_not()
    {
        using var runs = new TempFolder();
        var result = ResultStore.Read(new MadeRun { Scores = [(10, 0.5), (30, 0.75)] }.Write(runs).Result);

        Assert.All(Enum.GetNames<ScoreSelection>(), name => Assert.Empty(ResultChecks.All(result with { Score = result.Score! with { Selection = name.ToLowerInvariant() } })));
        Assert.Contains("'median' are not known", Assert.Single(ResultChecks.All(result with { Score = result.Score! with { Selection = "median" } })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A processor, 2 cores")]
    [InlineData("NVIDIA H100", "NVIDIA H100 (535.1)")]
    [InlineData("2 × NVIDIA H100 + NVIDIA T4", "NVIDIA H100 (535.1)", "NVIDIA T4 (535.1)", "NVIDIA H100 (535.1)")]
    public void A_class_of_machines_is_its_gpus_or_its_processor(string expected, params string[] gpus) =>
        Assert.Equal(expected, RunRecords.HardwareClass(new() { Os = "Debian", Kernel = "6", Cpu = "A processor", Cores = 2, MemoryBytes = 1, Dotnet = "10", Gpus = gpus }));
}
