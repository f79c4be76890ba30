using System.Text.RegularExpressions;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Tests.Environments;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

/// <summary>Each bad run is one problem, and the good one beside it is read.</summary>
public sealed class BadRunsTests : IClassFixture<GoodRuns>, IDisposable
{
    private readonly TempFolder _runs = new();
    private readonly GoodRuns _good;

    public BadRunsTests(GoodRuns good)
    {
        _good = good;
        _good.Copy("a-good-run", _runs);
    }

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_run_that_has_not_ended_counts_nowhere()
    {
        new MadeRun { Run = "b", IsRunning = true }.Write(_runs);

        Problem("The run 'b' is not finished and counts nowhere. It goes on now, or 'rebench resume' goes on with it.");
    }

    [Fact]
    public void A_torn_last_line_is_a_run_that_has_not_ended()
    {
        var folder = _good.Copy("b", _runs);
        File.Delete(folder.Result);
        using (var journal = File.OpenWrite(folder.Journal))
        {
            journal.SetLength(journal.Length - 10);
        }

        Problem("The run 'b' is not finished");
    }

    [Fact]
    public void A_resumed_run_has_not_ended_although_its_first_end_left_a_result()
    {
        var folder = _good.Copy("b", _runs);
        File.Copy(new MadeRun { Run = "b", IsRunning = true }.Write(_runs["elsewhere"]).Journal, folder.Journal, overwrite: true);
        Directory.Delete(_runs["elsewhere"], recursive: true);

        Problem("The run 'b' is not finished");
    }

    [Fact]
    public void An_empty_journal_is_a_run_that_never_began()
    {
        _runs.Write("b/events.jsonl", "");

        Problem("It has no whole line: the harness was killed before the run began.");
    }

    [Theory]
    [InlineData("\"seq\":5,", "\"seq\":5;", "events.jsonl:5: the line is not a journal entry")]
    [InlineData("sample/1", "sample/9", "the chain of hashes is broken")]
    public void A_damaged_line_in_the_middle_of_a_journal_is_named(string from, string to, string expected)
    {
        var folder = _good.Copy("b", _runs);
        Change(folder.Journal, from, to);

        Problem(expected);
    }

    [Fact]
    public void A_damaged_last_line_is_named()
    {
        var folder = _good.Copy("b", _runs);
        Change(folder.Journal, "\"run-ended\"", "\"run-endet\"");

        Problem("is not a journal entry");
    }

    [Fact]
    public void A_result_that_does_not_fit_its_journal_was_changed_after_the_run()
    {
        var folder = _good.Copy("b", _runs);
        File.Copy(new MadeRun { Run = "b", Scores = [(5, 0.7)] }.Write(_runs["elsewhere"]).Result, folder.Result, overwrite: true);
        Directory.Delete(_runs["elsewhere"], recursive: true);

        Problem("The run 'b' was changed after the run");
    }

    [Fact]
    public void The_end_of_a_large_journal_is_compared_without_the_rest()
    {
        var folder = new MadeRun { Run = "b", Output = new string('x', JournalEnd.Small) }.Write(_runs);
        Assert.Equal(2, Read().Runs.Count);

        Change(folder.Result, "\"journal_hash\": \"", "\"journal_hash\": \"0");

        Problem("The run 'b' was changed after the run");
    }

    [Fact]
    public void A_result_without_its_journal_is_read_and_says_so()
    {
        File.Delete(_good.Copy("b", _runs).Journal);

        var set = Read();

        Assert.Empty(set.Problems);
        Assert.Equal([[], ["no-journal"]], set.Runs.Select(run => run.Findings));
    }

    [Theory]
    [InlineData("\"rebench.result/1\"", "\"rebench.result/2\"", "it is 'rebench.result/2', and this version reads 'rebench.result/1'. It was written by rebench 0.1.0: read it with that version or a later one")]
    [InlineData("\"rebench.result/1\"", "\"inspect.log/2\"", "its schema is 'inspect.log/2', not 'rebench.result/1'")]
    [InlineData("\"schema\"", "\"shema\"", "it has no \"schema\"")]
    [InlineData("\"raw\": 0.75", "\"raw\": NaN", "is not a result")]
    [InlineData("\"raw\": 0.75", "\"raw\": 1e999", "is no finite number")]
    [InlineData("\"normalized\": 0.5", "\"normalized\": -1e999", "which is not a finite number of at least 0")]
    [InlineData("\"normalized\": 0.5", "\"normalized\": 0.6", "row 1 has the normalized score 0.6, and its raw score 0.5 gives another")]
    [InlineData("\"raw\": 0.5", "\"raw\": null", "row 1 is scored and has no raw score")]
    [InlineData("\"outcome\": \"invalid\"", "\"outcome\": \"scored\"", "row 2 is scored and has no score")]
    [InlineData("\"at\": \"PT10M\"", "\"at\": \"-PT10M\"", "row 1 is at a negative time")]
    [InlineData("\"at\": \"PT10M\"", "\"at\": \"PT99999999999999H\"", "is not a result")]
    [InlineData("\"at\": \"PT10M\"", "\"at\": \"PT25M\"", "is earlier")]
    [InlineData("\"spent\": \"PT30M\"", "\"spent\": \"-PT30M\"", "its time spent is negative")]
    [InlineData("\"limit\": \"PT30M\"", "\"limit\": \"PT0S\"", "not a time above zero")]
    [InlineData("\"starting\": 0.25", "\"starting\": 0.75", "are no scale")]
    [InlineData("\"better\": \"higher\"", "\"better\": \"up\"", "better 'up'")]
    [InlineData("\"seed\": 17", "\"seed\": 17, \"seed\": 18", "is not a result")]
    [InlineData("\"harness\": \"0.1.0\"", "\"harness2\": \"0.1.0\"", "is not a result")]
    [InlineData("\"gpus\": []", "\"gpus\": [null]", "its lists have holes")]
    [InlineData("\"input_tokens\": 3000", "\"input_tokens\": -3000", "its tokens or costs are negative")]
    [InlineData("\"input_tokens\": 3000", "\"input_tokens\": 99999999999999999999", "is not a result")]
    [InlineData("\"row\": 3\n", "\"row\": 1\n", "is not that of its row 1")]
    [InlineData("\"run\": \"b\"", "\"run\": \"\"", "its run is empty")]
    public void A_result_that_cannot_be_believed_is_named_with_the_reason(string from, string to, string expected)
    {
        Change(_good.Copy("b", _runs).Result, from, to);

        Problem(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"schema\": \"rebench.result/1\" }")]
    [InlineData("\0\u0001")]
    public void A_file_called_result_that_is_none_is_named(string text)
    {
        _runs.Write("b/result.json", text);

        Problem("b/result.json' is not a result: ");
    }

    [Fact]
    public void A_result_of_500_MB_is_not_read()
    {
        using (var file = File.Create(_runs.Write("b/result.json", "")))
        {
            file.SetLength(500L << 20);
        }

        Problem("It has 500 MB, and more than 32 MB are not read.");
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_result_is_not_waited_for()
    {
        var folder = _good.Copy("b", _runs);
        File.Delete(folder.Result);
        HostileFiles.MakePipe(folder.Result);

        Problem("It is not a regular file.");
    }

    [Fact]
    public void A_link_to_itself_is_passed_over()
    {
        Directory.CreateSymbolicLink(_runs["loop"], _runs["loop"]);
        Directory.CreateSymbolicLink(_runs["again"], _runs);

        var set = Read();

        Assert.Empty(set.Problems);
        Assert.Single(set.Runs);
    }

    [Fact]
    public void A_folder_that_may_not_be_looked_into_is_named()
    {
        Assert.SkipWhen(System.Environment.IsPrivilegedProcess, "root may look into every folder");
        Directory.CreateDirectory(_runs["closed"], UnixFileMode.None);

        Problem("cannot be looked into");
    }

    [Fact]
    public void A_file_that_is_no_run_is_named_when_it_was_typed_and_passed_over_in_a_folder()
    {
        var file = _runs.Write("notes.txt", "hello");

        Assert.Empty(Read().Problems);
        Assert.Contains("notes.txt' is not a run. Name a run folder", Assert.Single(Read(file, _runs).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_runs_gives_none_and_is_named_beside_others()
    {
        Directory.CreateDirectory(_runs["empty"]);

        Assert.Equal((0, 0), (Read(_runs["empty"]).Runs.Count, Read(_runs["empty"]).Problems.Count));
        Assert.Contains("empty' holds no runs", Assert.Single(Read(_runs["empty"], _runs).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_copies_of_a_run_are_one()
    {
        var copy = _runs.Write("copy/result.json", File.ReadAllText(Path.Combine(_runs["a-good-run"], "result.json")));

        var set = Read(_runs, _runs["a-good-run"], copy);

        Assert.Empty(set.Problems);
        Assert.Empty(Assert.Single(set.Runs).Findings);
    }

    [Fact]
    public void Copies_that_differ_are_named_with_both_places_and_the_first_is_used()
    {
        new MadeRun { Run = "a-good-run", Scores = [(1, 0.3)] }.Write(_runs["z"]);

        var set = Read();

        Assert.Equal(
            $"The run 'a-good-run' is in '{_runs["a-good-run"]}' and in '{_runs["z", "a-good-run"]}' with different content, and the former is used. Name one place only, or remove the wrong one.",
            Assert.Single(set.Problems).Message);
        Assert.Equal(4, Assert.Single(set.Runs).Points.Count);
    }

    [Fact]
    public void An_ended_run_without_a_result_is_computed_where_its_environment_is_known()
    {
        using var environments = new SampleEnvironments();
        var folder = new MadeRun { Run = "b", Environment = "sample" }.Write(_runs);
        var before = Read().Runs[1];
        File.Delete(folder.Result);

        Problem("its environment 'sample' is not known here");
        var set = RunReader.Read([_runs], environments.Catalog, TestContext.Current.CancellationToken);

        Assert.Equal((before.Run, before.Normalized, before.Points.Count), (set.Runs[1].Run, set.Runs[1].Normalized, set.Runs[1].Points.Count));
    }

    [Fact]
    public void The_result_of_an_earlier_end_is_replaced_by_what_the_journal_tells()
    {
        using var environments = new SampleEnvironments();
        var folder = _good.Copy("b", _runs);
        var earlier = JournalContent.Read(folder.Journal).Entries[^1].Prev;
        File.WriteAllText(folder.Result, Regex.Replace(File.ReadAllText(folder.Result), "(?<=\"journal_hash\": \")[0-9a-f]+", earlier).Replace("submitted", "cancelled", StringComparison.Ordinal));

        Problem("ended and has no result.json that fits");
        var set = RunReader.Read([_runs], environments.Catalog, TestContext.Current.CancellationToken);

        Assert.Equal(["submitted", "submitted"], set.Runs.Select(run => run.Outcome));
    }

    [Fact]
    public void Runs_of_environments_that_are_not_known_here_are_read_with_one_note()
    {
        using var environments = new SampleEnvironments();
        new MadeRun { Run = "b", Environment = "older" }.Write(_runs);
        new MadeRun { Run = "c", Environment = "older" }.Write(_runs);

        var set = RunReader.Read([_runs], environments.Catalog, TestContext.Current.CancellationToken);

        Assert.Equal(3, set.Runs.Count);
        Assert.Equal("The environment 'older' of 2 runs is not known here; the results are taken as they are.", Assert.Single(set.Problems).Message);
    }

    private static void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + to + text[(at + from.Length)..]);
    }

    private void Problem(string expected)
    {
        var set = Read();
        Assert.Contains(expected, Assert.Single(set.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("a-good-run", Assert.Single(set.Runs).Run);
    }

    private RunSet Read(params string[] paths) => RunReader.Read(paths is [] ? [_runs] : paths, TestContext.Current.CancellationToken);
}
