using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Runs.Verification;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Verification;

public sealed class ConfirmerTests : IDisposable
{
    private readonly TrustRoom _room = new();
    private readonly FakeScorer _scorer = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_deterministic_score_that_comes_again_confirms_the_run()
    {
        var confirmation = await ConfirmAsync(_scorer);

        Assert.Equal("confirmed", confirmation.Verdict);
        Assert.Equal(RunVerdict.Confirmed, _room.Verify().Verdict);
        var attempt = Assert.Single(confirmation.Attempts);
        Assert.Equal([0.75, 0.75, 0.75], attempt.Scores.Select(score => score.Raw));
        Assert.Equal((0.75, 0, 0), (attempt.Mean, attempt.Sd, attempt.Tolerance));
        Assert.Equal(("fake-1", _room.Environment!.Digest, DateTimeOffset.UnixEpoch), (attempt.Scorer, attempt.EnvironmentDigest, attempt.At));
    }

    [Fact]
    public async Task Each_scoring_has_a_new_seed_and_a_fresh_folder_outside_the_run_and_nothing_is_left()
    {
        var folders = new List<string>();
        _scorer.Before = request =>
        {
            folders.Add(Path.GetDirectoryName(request.SubmissionFolder)!);
            return File.WriteAllTextAsync(Path.Combine(request.SubmissionFolder, "answer.txt"), "0.75");
        };

        await ConfirmAsync(_scorer, 5);

        Assert.Equal(5, _scorer.Requests.Select(request => request.Seed).Except([Winner.Seed]).Distinct().Count());
        Assert.Equal(5, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.False(folder.StartsWith(_room.Run.Path, StringComparison.Ordinal)));
        Assert.All(folders, folder => Assert.False(Directory.Exists(folder)));
    }

    [Fact]
    public async Task Journal_result_and_submissions_stay_as_they_were()
    {
        var before = _room.Evidence().Select(file => Convert.ToHexString(File.ReadAllBytes(file))).ToList();

        await ConfirmAsync(_scorer);

        Assert.Equal(before, _room.Evidence().Select(file => Convert.ToHexString(File.ReadAllBytes(file))));
        Assert.Equal(["confirmation.json", "events.jsonl", "result.json", "submissions"], Directory.EnumerateFileSystemEntries(_room.Run.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_score_contradicts_and_a_later_agreement_does_not_wipe_it_out()
    {
        Assert.Equal("contradicted", (await ConfirmAsync(new SeededScorer(_ => 0.5))).Verdict);
        Assert.Equal(RunVerdict.Contradicted, _room.Verify().Verdict);
        Assert.True(_room.Verify().IsContradictedByConfirmationOnly);

        var again = await ConfirmAsync(_scorer);

        Assert.Equal(["contradicted", "confirmed"], again.Attempts.Select(attempt => attempt.Verdict));
        Assert.Equal("contradicted", again.Verdict);
        Assert.Equal(RunVerdict.Contradicted, _room.Verify().Verdict);
    }

    [Theory]
    [InlineData(0.01, "confirmed")]
    [InlineData(2, "contradicted")]
    public async Task A_noisy_score_may_differ_by_its_noise(double offset, string verdict)
    {
        var noise = new Queue<double>([-0.02, 0.01, 0.02]);

        var confirmation = await ConfirmAsync(new SeededScorer(_ => 0.75 + offset + noise.Dequeue()));

        Assert.Equal(verdict, confirmation.Verdict);
        Assert.True(confirmation.Attempts[^1].Tolerance > 0);
    }

    [Fact]
    public async Task The_noise_of_the_calibration_counts_where_the_new_scores_agree_by_chance()
    {
        await File.WriteAllTextAsync(
            _room["env", "calibration.json"],
            """{"profiles":{"cpu":{"starting":{"scorings":5,"sd":0.01},"reference":{"scorings":5,"sd_of_scoring":0.02}}}}""",
            TestContext.Current.CancellationToken);

        var confirmation = await ConfirmAsync(new SeededScorer(_ => 0.76));

        // t(0.9995; 4) = 8.610, so 8.610 · 0.02 · √(1 + 1/3) = 0.1988.
        Assert.Equal("confirmed", confirmation.Verdict);
        Assert.Equal(0.1988, confirmation.Attempts[0].Tolerance!.Value, 4);
    }

    [Fact]
    public async Task A_submission_that_the_scorer_takes_for_invalid_now_contradicts()
    {
        var confirmation = await ConfirmAsync(new SeededScorer(_ => null));

        Assert.Equal("contradicted", confirmation.Verdict);
        Assert.Contains("invalid: no number", confirmation.Attempts[0].Reason, StringComparison.Ordinal);
        Assert.Equal(RunVerdict.Contradicted, _room.Verify().Verdict);
    }

    [Fact]
    public async Task A_crash_or_another_scorer_says_nothing_about_the_run()
    {
        var crashed = await ConfirmAsync(new SeededScorer(_ => 0.75) { Outcome = new ScoreOutcome.Crashed(1, "out of memory") });
        Assert.Equal("unconfirmed", crashed.Verdict);
        Assert.Contains("out of memory", crashed.Attempts[^1].Reason, StringComparison.Ordinal);

        var other = await ConfirmAsync(new SeededScorer(_ => 0.5) { Version = "fake-2" });
        Assert.Equal("unconfirmed", other.Verdict);
        Assert.Contains("'fake-2' here and was 'fake-1'", other.Attempts[^1].Reason, StringComparison.Ordinal);
        Assert.Equal(RunVerdict.Unconfirmed, _room.Verify().Verdict);
    }

    [Fact]
    public async Task A_score_that_is_a_time_is_not_compared_across_machines()
    {
        _room.Environment = _room.Environment! with { Definition = _room.Environment.Definition with { Score = _room.Environment.Definition.Score with { Timed = true } } };

        var confirmation = await ConfirmAsync(new SeededScorer(_ => 0.5));

        Assert.Equal("unconfirmed", confirmation.Verdict);
        Assert.Contains("another machine", confirmation.Attempts[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_of_another_journal_says_nothing_and_is_begun_anew()
    {
        await ConfirmAsync(new SeededScorer(_ => 0.5));
        _room.Forge("sandbox-started", started => started["id"] = "4712");

        Assert.Equal(RunVerdict.Unconfirmed, _room.Verify().Verdict);
        Assert.Single((await ConfirmAsync(_scorer)).Attempts);
        Assert.Equal(RunVerdict.Confirmed, _room.Verify().Verdict);
    }

    [Theory]
    [InlineData("\"verdict\": \"contradicted\"", "\"verdict\": \"confirmed\"")]
    [InlineData("\"raw\": 0.75,", "\"raw\": 0.5,")]
    [InlineData("\"row\": 3,", "\"row\": 1,")]
    public async Task A_confirmation_whose_words_do_not_follow_from_its_numbers_contradicts(string from, string to)
    {
        await ConfirmAsync(new SeededScorer(_ => 0.5));
        var file = Path.Combine(_room.Run.Path, "confirmation.json");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(RunVerdict.Contradicted, _room.Verify().Verdict);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{\"schema\":\"rebench.confirmation/2\"}")]
    public async Task A_confirmation_that_cannot_be_read_is_neither_believed_nor_overwritten(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_room.Run.Path, "confirmation.json"), text, TestContext.Current.CancellationToken);

        Assert.Equal(RunVerdict.Unconfirmed, _room.Verify().Verdict);
        Assert.Contains("to begin anew", (await Assert.ThrowsAsync<UserErrorException>(() => ConfirmAsync(_scorer))).Message, StringComparison.Ordinal);
    }

    private LedgerRow Winner => RE.Bench.Results.ResultStore.Read(_room.Run.Result) is { Score: { } score } result ? result.Ledger[score.Row] : throw new InvalidOperationException("The made run has no score.");

    private Task<Confirmation> ConfirmAsync(IScorerProcess scorer, int times = 3) =>
        new Confirmer(scorer, _time, "0.1.0").ConfirmAsync(_room.Plan(), Winner, _room.Verify().JournalHash, times, TestContext.Current.CancellationToken);
}
