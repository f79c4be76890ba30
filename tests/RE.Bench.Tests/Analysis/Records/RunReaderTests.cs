using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

public sealed class RunReaderTests : IDisposable
{
    private readonly TempFolder _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Runs_are_read_from_folders_batches_results_and_record_files_in_order_of_their_ids()
    {
        var single = new MadeRun { Run = "d" }.Write(_runs["more"]);
        new MadeRun { Run = "c" }.Write(_runs["all", "batch"]);
        new MadeRun { Run = "a" }.Write(_runs["all"]);
        var records = Read(new MadeRun { Run = "b" }.Write(_runs["elsewhere"]).Path).Runs;
        RunRecordFile.Write(_runs["all", "imports", "table.runs.jsonl"], records);

        var set = Read(single.Result, _runs["all"]);

        Assert.Empty(set.Problems);
        Assert.Equal(["a", "b", "c", "d"], set.Runs.Select(run => run.Run));
        Assert.Equal([0, 0.5, null, 1], set.Runs[1].Points.Select(point => point.Normalized));
        Assert.Equal(single.Path, set.Runs[3].Folder);
    }

    [Fact]
    public void All_paths_that_do_not_exist_are_named_at_once()
    {
        var failure = Assert.Throws<UserErrorException>(() => Read(_runs, _runs["one"], _runs["two"]));

        Assert.Contains("one', '", failure.Message, StringComparison.Ordinal);
        Assert.Contains("two' do not exist", failure.Message, StringComparison.Ordinal);
    }

    private static RunSet Read(params string[] paths) => RunReader.Read(paths, TestContext.Current.CancellationToken);
}
