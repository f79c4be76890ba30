using RE.Bench.Analysis.Imports;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Imports;

public sealed class MetrTableTests : IDisposable
{
    private const string Good = """{"run_id": "mp4-server_1", "task_family": "ai_rd_fix_embedding", "alias": "o1", "score": 0.84265, "time_limit": 7200, "started_at": 1734070031112, "completed_at": 1734071923976, "fatal_error_from": "usageLimits"}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_run_becomes_a_record_of_the_papers_profile_with_the_papers_score()
    {
        var run = Assert.Single(Read(Good).Runs);

        Assert.Equal(("metr-mp4-server_1", "metr", "fix-embedding", "paper", "o1"), (run.Run, run.Source, run.Environment, run.Profile, run.Agent));
        Assert.Equal(0.5, run.Normalized!.Value, 12);
        Assert.Equal((2.0, 2.0, "budget-spent"), (run.Limit.TotalHours, run.Spent.TotalHours, run.Outcome));
        Assert.Equal((ScoreDirection.Lower, ScoreSelection.Best, false, null), (run.Better, run.Selection, run.HasTrajectory, run.Raw));
        Assert.Equal(run.Normalized, Assert.Single(run.Points).Normalized);
        Assert.Equal("2024-12-13T06:07:11.1120000+00:00", run.StartedAt!.Value.ToString("O"));
    }

    [Fact]
    public void People_had_eight_hours_and_are_numbered()
    {
        var run = Assert.Single(Read("""{"run_id": 24, "task_family": "ai_rd_small_scaling_law", "alias": "human", "score": 2.392, "time_limit": 0, "started_at": 0, "completed_at": 14340000, "fatal_error_from": null}""").Runs);

        Assert.Equal(("metr-24", true, null, null), (run.Run, run.IsHuman, run.Model, run.StartedAt));
        Assert.Equal((8.0, 239.0, "submitted"), (run.Limit.TotalHours, run.Spent.TotalMinutes, run.Outcome));
        Assert.Equal((1.0, ScoreSelection.Last), (run.Normalized!.Value, run.Selection));
    }

    [Theory]
    [InlineData("15.7643312104", 1.0)]
    [InlineData("0.5732484077", 6 / 165.0)]
    [InlineData("1.576433121", null)]
    [InlineData("0", null)]
    public void A_raw_score_is_known_only_where_whole_problems_come_out(string score, double? expected) =>
        Assert.Equal(expected, Assert.Single(Read($$"""{"run_id": 1, "task_family": "ai_rd_rust_codecontests_inference", "alias": "human", "score": {{score}}, "time_limit": 0}""").Runs).Raw);

    [Theory]
    [InlineData("0.84265", "NaN", "the line holds NaN or Infinity, which is no score")]
    [InlineData("0.84265", "-Infinity", "the line holds NaN or Infinity, which is no score")]
    [InlineData("0.84265", "null", "its score is null, not a number from 0 to 1000")]
    [InlineData("0.84265", "-0.1", "its score is -0.1, not a number from 0 to 1000")]
    [InlineData("0.84265", "1e999", "its score is 1e999, not a number from 0 to 1000")]
    [InlineData("0.84265", "1e9", "its score is 1e9, not a number from 0 to 1000")]
    [InlineData("0.84265", "\"0.5\"", "its score is \"0.5\", not a number from 0 to 1000")]
    [InlineData("\"score\"", "\"points\"", "it has no score")]
    [InlineData("\"run_id\"", "\"id\"", "it has no run_id")]
    [InlineData("\"mp4-server_1\"", "\"\"", "its run_id is empty or longer than 200 letters")]
    [InlineData("\"o1\"", "\"\\ud800\"", "its alias is not Unicode text")]
    [InlineData("\"o1\"", "7", "its alias is 7, not a text")]
    [InlineData("7200", "-1", "its time_limit is -1, not a number from 0 to 31536000")]
    [InlineData("1734070031112", "-1", "its started_at is -1, not a number from 0 to 4000000000000")]
    [InlineData("{", "{\"score\": 1, ", "the line is not a JSON object")]
    [InlineData("{", "[", "the line is not a JSON object")]
    public void A_bad_row_is_named_by_its_line_and_the_good_ones_are_read(string from, string to, string expected)
    {
        var set = Read(Good.Replace("_1", "_0", StringComparison.Ordinal), "", Good.Replace(from, to, StringComparison.Ordinal), Good.Replace("_1", "_2", StringComparison.Ordinal));

        Assert.Equal($"{_folder["table.jsonl"]}:3: {expected}.", Assert.Single(set.Problems).Message);
        Assert.Equal(["metr-mp4-server_0", "metr-mp4-server_2"], set.Runs.Select(run => run.Run));
    }

    [Fact]
    public void An_id_that_is_there_twice_is_named_and_its_first_row_is_used()
    {
        var set = Read(Good, Good.Replace("0.84265", "0", StringComparison.Ordinal));

        Assert.Contains(":2: its run_id 'mp4-server_1' is there already; the first row is used.", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(0.5, Assert.Single(set.Runs).Normalized!.Value, 12);
    }

    [Fact]
    public void Rows_of_other_tasks_are_counted_in_one_message()
    {
        var set = Read([Good, .. from number in Enumerable.Range(0, 7) select Good.Replace("fix_embedding", $"{number}", StringComparison.Ordinal)]);

        Assert.Contains("rows of other task families were left out, 7 of 'ai_rd_0', 'ai_rd_1', 'ai_rd_2', 'ai_rd_3', 'ai_rd_4' and 2 more.", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_bad_rows_are_few_messages()
    {
        var set = Read([Good, .. from number in Enumerable.Range(0, 1000) select Good.Replace("0.84265", $"-{number + 1}", StringComparison.Ordinal)]);

        Assert.Equal(11, set.Problems.Count);
        Assert.Contains("990 more lines were not read.", set.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_is_the_users_to_fix() =>
        Assert.Contains("cannot be read", Assert.Throws<UserErrorException>(() => MetrTable.Read(_folder["none.jsonl"], TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    private RunSet Read(params IEnumerable<string> lines) => MetrTable.Read(_folder.Write("table.jsonl", string.Join('\n', lines)), TestContext.Current.CancellationToken);
}
