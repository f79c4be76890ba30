using RE.Bench.Analysis.Imports;
using RE.Bench.Analysis.Records;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Imports;

/// <summary>METR's published table itself, where it is at hand.</summary>
public sealed class PublishedMetrRunsTests
{
    private static readonly string Table = System.Environment.GetEnvironmentVariable("REBENCH_METR_RUNS") is { Length: > 0 } file
        ? file
        : Path.GetFullPath(Repository.PathOf("../shared/data/metr-rebench-runs.jsonl"));

    [Fact]
    public void All_1808_runs_are_read_93_of_them_by_people()
    {
        var runs = Read();

        Assert.Equal((1808, 93), (runs.Count, runs.Count(run => run.IsHuman)));
        Assert.All(runs, run => Assert.Empty(RecordChecks.All(run)));
    }

    // Numbers of rows and maxima of people: computed from the table before this code was.
    [Theory]
    [InlineData("fix-embedding", 258, 17, 1.055)]
    [InlineData("finetune-gpt2-qa", 233, 12, 1.484)]
    [InlineData("optimize-llm-foundry", 222, 17, 4.335)]
    [InlineData("restricted-mlm", 208, 12, 2.163)]
    [InlineData("rust-codecontests", 330, 14, 7.857)]
    [InlineData("scaling-law", 239, 11, 1.170)]
    [InlineData("optimize-kernel", 318, 10, 1.808)]
    public void Each_environment_has_its_runs_and_the_best_of_its_people(string environment, int runs, int people, double best)
    {
        var here = Read().Where(run => run.Environment == environment).ToList();
        var human = here.Where(run => run.IsHuman).ToList();

        Assert.Equal((runs, people), (here.Count, human.Count));
        Assert.Equal(best, human.Max(run => run.Normalized!.Value), 3);
    }

    [Theory]
    [InlineData("fix-embedding", "o1", 120, 10, 0.134, 0.355)]
    [InlineData("optimize-llm-foundry", "o1-preview", 30, 28, 0.376, 4.052)]
    [InlineData("rust-codecontests", "Claude 3.5 Sonnet (Old)", 30, 88, 0.085, 0.429)]
    [InlineData("scaling-law", "Claude 3.5 Sonnet (New)", 30, 23, 0.516, 1.158)]
    [InlineData("optimize-kernel", "Claude 3.5 Sonnet (New)", 30, 94, 0.065, 0.920)]
    public void Each_model_has_its_runs_their_mean_and_their_best(string environment, string agent, int minutes, int runs, double mean, double best)
    {
        var here = Read().Where(run => run.Environment == environment && run.Agent == agent && run.Limit.TotalMinutes == minutes).ToList();

        Assert.Equal(runs, here.Count);
        Assert.Equal(mean, here.Average(run => run.Normalized!.Value), 3);
        Assert.Equal(best, here.Max(run => run.Normalized!.Value), 3);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var folder = new TempFolder();
        var runs = Read();
        RunRecordFile.Write(folder["imports", "metr.runs.jsonl"], runs);

        var again = RunReader.Read([folder], TestContext.Current.CancellationToken);

        Assert.Empty(again.Problems);
        Assert.Equal(runs.OrderBy(run => run.Run, StringComparer.Ordinal).Select(run => (run.Run, run.Normalized, run.Spent, run.Raw)), again.Runs.Select(run => (run.Run, run.Normalized, run.Spent, run.Raw)));
    }

    private static IReadOnlyList<RunRecord> Read()
    {
        Assert.SkipUnless(File.Exists(Table), $"METR's table is not at '{Table}'; REBENCH_METR_RUNS may name it.");
        var set = MetrTable.Read(Table, TestContext.Current.CancellationToken);
        Assert.Empty(set.Problems);
        return set.Runs;
    }
}
