using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Results;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

public sealed class RunRecordFileTests : IClassFixture<GoodRuns>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly GoodRuns _good;

    public RunRecordFileTests(GoodRuns good) => _good = good;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_are_read_as_they_were_written()
    {
        var run = Run() with { Better = ScoreDirection.Lower, Selection = ScoreSelection.Last, Findings = ["imported"], Agent = "Ünï\u202e\n," };

        RunRecordFile.Write(_folder["new", "a.runs.jsonl"], [run, run with { Run = "second" }]);
        var set = Read(_folder["new", "a.runs.jsonl"]);

        Assert.Empty(set.Problems);
        Assert.Equal([.. run.Points], set.Runs[0].Points);
        Assert.Equal(run with { Points = [], Findings = [], Folder = null }, set.Runs[0] with { Points = [], Findings = [] });
        Assert.Equal("second", set.Runs[1].Run);
        Assert.Equal(["a.runs.jsonl"], Directory.EnumerateFiles(_folder["new"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("\"rebench.run-record/1\"", "\"rebench.run-record/2\"", "it is 'rebench.run-record/2', and this version reads 'rebench.run-record/1'. It was written by rebench 0.1.0: read it with that version or a later one")]
    [InlineData("\"rebench.run-record/1\"", "\"rebench.result/1\"", "its schema is 'rebench.result/1', not 'rebench.run-record/1'")]
    [InlineData("\"better\":\"higher\"", "\"better\":7", "the line is not a run record")]
    [InlineData("\"normalized\":0.5", "\"normalized\":-0.5", "row 1 has the normalized score -0.5")]
    [InlineData("\"agent\":\"o1\"", "\"agent\":null", "the line is not a run record")]
    [InlineData("\"agent\":\"o1\"", "\"agent\":\" \"", "its agent is empty")]
    [InlineData("\"agent\":\"o1\"", "\"agent\":\"o1\",\"agent\":\"o3\"", "the line is not a run record")]
    [InlineData("\"points\":[", "\"points\":[null,", "its lists have holes (null)")]
    [InlineData("\"has_trajectory\":true,\"normalized\":1", "\"has_trajectory\":true,\"normalized\":null", "it has valid rows and no score")]
    [InlineData("}", "", "the line is not a run record")]
    public void A_bad_line_is_named_by_its_number_and_the_others_are_read(string from, string to, string expected)
    {
        RunRecordFile.Write(_folder["a.runs.jsonl"], [Run(), Run() with { Run = "bad" }, Run() with { Run = "c" }]);
        var lines = File.ReadAllLines(_folder["a.runs.jsonl"]);
        Assert.Contains(from, lines[1], StringComparison.Ordinal);
        lines[1] = lines[1].Replace(from, to, StringComparison.Ordinal);
        File.WriteAllLines(_folder["a.runs.jsonl"], lines);

        var set = Read(_folder["a.runs.jsonl"]);

        Assert.StartsWith($"{_folder["a.runs.jsonl"]}:2: {expected}", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(2, set.Runs.Count);
    }

    [Fact]
    public void Keys_that_may_be_missing_have_their_usual_values()
    {
        const string line = """{"schema":"rebench.run-record/1","run":"a","source":"x","environment":"e","profile":"p","agent":"o1","limit":"PT1H","spent":"PT1H","outcome":"submitted","points":[{"at":"PT1H","purpose":"final","outcome":"scored","normalized":0.5}],"normalized":0.5}""";

        var set = Read(_folder.Write("a.runs.jsonl", line));

        Assert.Empty(set.Problems);
        var run = Assert.Single(set.Runs);
        Assert.Equal(("", "", "", "", "", ""), (run.EnvironmentVersion, run.Scaffold, run.Sandbox, run.Hardware, run.Harness, run.Points[0].Scorer));
        Assert.Equal((true, 0, null), (run.HasTrajectory, run.Findings.Count, run.Model));
    }

    [Fact]
    public void A_file_of_a_later_version_is_refused_once()
    {
        RunRecordFile.Write(_folder["a.runs.jsonl"], [.. Enumerable.Range(0, 5).Select(number => Run() with { Run = $"{number}", Schema = "rebench.run-record/2" })]);

        var set = Read(_folder["a.runs.jsonl"]);

        Assert.Empty(set.Runs);
        Assert.Contains("it is 'rebench.run-record/2'", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("(and 4 more lines like it)", set.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_an_end_is_given_up_at_its_limit()
    {
        using (var file = File.Create(_folder["a.runs.jsonl"]))
        {
            file.SetLength(3L * LineReader.Longest);
        }

        Assert.Contains("Line 1 is longer than 16 MB.", Assert.Single(Read(_folder["a.runs.jsonl"]).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_the_users_to_fix() => Assert.Contains(
        "cannot be written", Assert.Throws<UserErrorException>(() => RunRecordFile.Write(Path.Combine(_folder.Write("file", ""), "a.runs.jsonl"), [Run()])).Message, StringComparison.Ordinal);

    private RunRecord Run()
    {
        var runs = _folder["made"];
        return RunRecords.From(ResultStore.Read(Directory.Exists(runs) ? Path.Combine(runs, "b", "result.json") : _good.Copy("b", runs).Result), runs);
    }

    private static RunSet Read(string path) => RunReader.Read([path], TestContext.Current.CancellationToken);
}
