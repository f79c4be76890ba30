using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Exports;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Exports;

public sealed class ExportSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Imports_that_lie_among_the_runs_are_passed_over()
    {
        new MadeRun().Write(_folder["runs"]);
        Records();

        var source = ExportSource.Read([_folder["runs"]], Cancel);

        Assert.Single(source.Runs);
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void A_file_of_records_that_is_named_cannot_be_exported_and_that_is_said()
    {
        var source = ExportSource.Read([Records()], Cancel);

        Assert.Empty(source.Runs);
        Assert.Contains("has no journal", Assert.Single(source.Problems).Message);
    }

    private string Records()
    {
        var file = _folder["runs", "imports", "published.runs.jsonl"];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        RunRecordFile.Write(file, [SomeRun.With("a", (1, 0.5))]);
        return file;
    }
}
