using RE.Bench.Cli.Trials;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Cli.Trials;

public sealed class RememberedStartTests
{
    [Fact]
    public async Task The_starting_solution_is_scored_once_and_says_where_it_was_not()
    {
        var counted = new CountingScorer();
        var scorer = new RememberedStart(counted);

        var (first, second) = (await ScoreAsync(scorer, "a", isStarting: true), await ScoreAsync(scorer, "a", isStarting: true));

        Assert.Equal(1, counted.Count);
        Assert.Equal(new ScoreOutcome.Scored(1), second.Outcome);
        Assert.Null(first.Details[RememberedStart.Mark]);
        Assert.True((bool)second.Details[RememberedStart.Mark]!);
    }

    [Fact]
    public async Task Another_environment_and_every_submission_of_an_agent_are_scored()
    {
        var counted = new CountingScorer();
        var scorer = new RememberedStart(counted);

        _ = await ScoreAsync(scorer, "a", isStarting: true);
        Assert.Equal(new ScoreOutcome.Scored(2), (await ScoreAsync(scorer, "b", isStarting: true)).Outcome);
        Assert.Equal(new ScoreOutcome.Scored(3), (await ScoreAsync(scorer, "a", isStarting: false)).Outcome);
        Assert.Equal(new ScoreOutcome.Scored(4), (await ScoreAsync(scorer, "a", isStarting: false)).Outcome);
    }

    [Fact]
    public async Task A_starting_solution_without_a_score_is_scored_again()
    {
        var counted = new CountingScorer { Fails = true };
        var scorer = new RememberedStart(counted);

        _ = await ScoreAsync(scorer, "a", isStarting: true);
        counted.Fails = false;

        Assert.Equal(new ScoreOutcome.Scored(2), (await ScoreAsync(scorer, "a", isStarting: true)).Outcome);
    }

    private static Task<ScoreReport> ScoreAsync(RememberedStart scorer, string environment, bool isStarting) => scorer.ScoreAsync(
        new() { Environment = environment, Profile = "cpu", SubmissionFolder = "/nowhere", EnvironmentFolder = "/nowhere", Seed = 1, IsStarting = isStarting },
        "/nowhere", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private sealed class CountingScorer : IScorerProcess
    {
        public int Count { get; private set; }

        public bool Fails { get; set; }

        public Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new ScoreReport { Outcome = Fails ? new ScoreOutcome.Crashed(1, "") : new ScoreOutcome.Scored(Count), ScorerVersion = "1" });
        }
    }
}
