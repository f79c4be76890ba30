using System.Text;
using RE.Bench.Agents;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Runs;

/// <summary>Environments whose winner is scored once more at the end.</summary>
public sealed class ConfirmedSelectionTests : IDisposable
{
    private readonly RunWorld _world = new()
    {
        Rules = new() { Better = ScoreDirection.Higher, Selection = ScoreSelection.Confirmed, Timeout = TimeSpan.FromSeconds(20) },
    };

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_best_submission_is_scored_again_with_a_fresh_seed_and_that_score_counts()
    {
        AfterRows(3, "0.5");

        var result = await _world.RunAsync(async (bench, token) =>
        {
            await AnswerAsync(bench, "1.0", token);
            await bench.ScoreAsync(token);
            await AnswerAsync(bench, "0.1", token);
            return new AgentExit.Submitted();
        });

        Assert.Equal(["starting", "requested", "final", "confirming"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal((0.5, 0.5, "confirmed", 3), (result.Score!.Raw, result.Score.Normalized, result.Score.Selection, result.Score.Row));
        Assert.Equal(result.Ledger[1].Submission, result.Ledger[3].Submission);
        Assert.NotEqual(result.Ledger[1].Seed, result.Ledger[3].Seed);
    }

    [Fact]
    public async Task An_agent_that_finds_luck_by_scoring_often_keeps_none_of_it()
    {
        var scored = 0;
        _world.Scorer.Before = request => File.WriteAllTextAsync(Path.Combine(request.SubmissionFolder, "answer.txt"), scored++ == 4 ? "0.9" : "0.3");

        var result = await _world.RunAsync(async (bench, token) =>
        {
            for (var i = 0; i < 6; i++)
            {
                await bench.ScoreAsync(token);
            }

            return new AgentExit.Submitted();
        });

        Assert.Equal(0.9, result.Ledger.Max(row => row.Raw));
        Assert.Equal(0.3, result.Score!.Raw);
    }

    [Fact]
    public async Task A_run_without_a_valid_row_has_nothing_to_confirm()
    {
        _world.Scorer.Before = request => File.WriteAllTextAsync(Path.Combine(request.SubmissionFolder, "answer.txt"), "no number");

        var result = await _world.RunAsync((_, _) => Task.FromResult<AgentExit>(new AgentExit.Submitted()));

        Assert.Equal(["starting", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Null(result.Score);
    }

    [Fact]
    public async Task A_confirmation_that_fails_is_no_score()
    {
        AfterRows(2, "no number");

        var result = await _world.RunAsync((_, _) => Task.FromResult<AgentExit>(new AgentExit.Submitted()));

        Assert.Equal(["scored", "scored", "invalid"], result.Ledger.Select(row => row.Outcome));
        Assert.Null(result.Score);
    }

    private static Task AnswerAsync(IWorkbench bench, string text, CancellationToken cancellationToken) =>
        bench.PutFileAsync("/home/agent/solution/answer.txt", Encoding.UTF8.GetBytes(text), executable: false, cancellationToken);

    private void AfterRows(int rows, string answer) => _world.Scorer.Before = request => _world.Scorer.Requests.Count > rows
        ? File.WriteAllTextAsync(Path.Combine(request.SubmissionFolder, "answer.txt"), answer)
        : Task.CompletedTask;
}
