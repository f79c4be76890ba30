using System.Text.Json.Nodes;
using RE.Bench.Agents;
using RE.Bench.Agents.Modular;

namespace RE.Bench.Tests.Agents;

public sealed class ScoreTextTests
{
    private static readonly ScoreReply Row = new() { Row = 2, At = TimeSpan.FromSeconds(754), Outcome = "scored" };

    [Fact]
    public async Task A_visible_score_shows_number_and_message() => Assert.Equal(
        """
        Score 2, after 12m34s: 0.91, normalized 1.02 (0 = starting solution, 1 = reference) (higher is better).
        {"loss":2.5}
        """,
        await ScoreAsync(Row with { Raw = 0.91, Normalized = 1.02, Message = new JsonObject { ["loss"] = 2.5 } }, visible: true));

    [Fact]
    public async Task A_hidden_score_shows_only_that_it_is_valid() => Assert.Equal(
        """
        Score 2, after 12m34s: valid. The number is hidden from you in this task.
        {"is_valid":true}
        """,
        await ScoreAsync(Row with { Message = new JsonObject { ["is_valid"] = true } }, visible: false));

    [Fact]
    public async Task An_invalid_submission_says_why() => Assert.Equal(
        "Score 2, after 12m34s: the submission is not valid: answer.json is missing",
        await ScoreAsync(Row with { Outcome = "invalid", Reason = "answer.json is missing" }, visible: true));

    [Theory]
    [InlineData("timed-out", "scoring took too long")]
    [InlineData("crashed", "scoring failed")]
    public async Task Other_ends_are_named(string outcome, string words) =>
        Assert.Contains(words, await ScoreAsync(Row with { Outcome = outcome }, visible: true), StringComparison.Ordinal);

    [Fact]
    public async Task A_score_call_with_arguments_scores_all_the_same() =>
        Assert.Contains("0.5", await ScoreAsync(Row with { Raw = 0.5 }, visible: true, new { note = "please" }), StringComparison.Ordinal);

    [Fact]
    public async Task The_log_shows_every_row()
    {
        var bench = new FakeWorkbench { ScoreLog = [Row with { Row = 0, At = TimeSpan.Zero, Raw = 0.1 }, Row with { Row = 1, Outcome = "invalid", Reason = "no" }] }
            .Says(null, ("score_log", new { }));

        await new ModularAgent(new()).RunAsync(bench, TestContext.Current.CancellationToken);

        Assert.Contains("Score 0, after 0s, the starting solution: 0.1", bench.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Score 1, after 12m34s: the submission is not valid: no", bench.Requests[1], StringComparison.Ordinal);
    }

    private static async Task<string> ScoreAsync(ScoreReply row, bool visible, object? arguments = null)
    {
        var bench = new FakeWorkbench { ScoreLog = [row] }.Says(null, ("score", arguments ?? new { }));
        bench.Brief = bench.Brief with { ScoreVisible = visible };
        await new ModularAgent(new()).RunAsync(bench, TestContext.Current.CancellationToken);
        Assert.Equal(1, bench.Scored);
        return bench.Prompts[1].SelectMany(m => m.Contents).OfType<Microsoft.Extensions.AI.FunctionResultContent>().Single().Result!.ToString()!;
    }
}
