using System.Text.Json.Nodes;
using RE.Bench.Runs.Verification;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Verification;

public sealed class RunVerifierTests : IDisposable
{
    private readonly TrustRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_run_that_checks_is_unconfirmed_until_somebody_scored_it_again()
    {
        var found = _room.Verify();

        Assert.Equal(RunVerdict.Unconfirmed, found.Verdict);
        var open = Assert.Single(found.Checks, check => check.Outcome != CheckOutcome.Holds);
        Assert.Equal("confirmation", open.Name);
        Assert.Equal(RE.Bench.Results.ResultStore.Read(_room.Run.Result).JournalHash, found.JournalHash);
    }

    [Fact]
    public void Results_with_lower_scores_better_and_the_last_row_counting_check_too()
    {
        using var room = new TrustRoom(new MadeRun { Better = RE.Bench.Scoring.ScoreDirection.Lower, Selection = RE.Bench.Scoring.ScoreSelection.Last, Starting = 2, Reference = 1 });

        Assert.Equal(RunVerdict.Unconfirmed, room.Verify().Verdict);
    }

    [Fact]
    public void An_environment_that_is_not_here_is_named_and_the_rest_still_checked()
    {
        _room.Environment = null;

        Assert.Equal(["environment", "confirmation"], Names(CheckOutcome.Unchecked));
        _room.Forge("submission-scored", row => row["row"]!["normalized"] = 0.9, 1);
        Assert.Equal(["scores"], Names(CheckOutcome.Contradicted));
    }

    [Fact]
    public void An_environment_that_changed_since_is_named_and_judged_by_the_result_s_own_scale()
    {
        _room.Environment = _room.Environment! with { Digest = "sha256:other", Definition = _room.Environment.Definition with { Version = "2.0.0" } };

        var found = _room.Verify();

        Assert.Equal(RunVerdict.Unconfirmed, found.Verdict);
        Assert.Contains("version 2.0.0", Evidence(found, "environment"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_that_was_noted_elsewhere_shows_a_journal_that_was_rewritten_whole()
    {
        var noted = _room.Verify().JournalHash;
        Assert.Equal(RunVerdict.Unconfirmed, _room.Verify(noted.ToUpperInvariant()).Verdict);

        _room.Forge("run-ended", ended => ended["detail"] = "");
        _room.Forge("sandbox-started", started => started["id"] = "4712");

        Assert.Equal(RunVerdict.Unconfirmed, _room.Verify().Verdict);
        Assert.Contains(noted, Evidence(_room.Verify(noted), "journal-hash"), StringComparison.Ordinal);
        Assert.Equal(RunVerdict.Contradicted, _room.Verify(noted).Verdict);
    }

    [Fact]
    public void A_difference_from_the_fold_is_listed_by_its_path()
    {
        var result = JsonNode.Parse(File.ReadAllText(_room.Run.Result))!;
        result["ledger"]![1]!["raw"] = 0.6;
        result["usage"]!["messages"] = 0;
        result["more"] = true;
        result.AsObject().Remove("harness");
        File.WriteAllText(_room.Run.Result, result.ToJsonString());

        // No harness: not a result at all.
        Assert.Contains("is not a result", Evidence(_room.Verify(), "result"), StringComparison.Ordinal);

        result["harness"] = "0.1.0";
        File.WriteAllText(_room.Run.Result, result.ToJsonString());
        Assert.Equal(
            ["$.ledger[1].raw is 0.6 and must be 0.5", "$.usage.messages is 0 and must be 3", "$.more is true and must not be there"],
            Check(_room.Verify(), "result").Evidence);
    }

    [Fact]
    public void A_key_that_is_not_there_stands_for_its_default()
    {
        var result = JsonNode.Parse(File.ReadAllText(_room.Run.Result))!.AsObject();
        result.Remove("integrity");
        File.WriteAllText(_room.Run.Result, result.ToJsonString());

        Assert.Equal(CheckOutcome.Holds, Check(_room.Verify(), "result").Outcome);
    }

    [Theory]
    [InlineData("submission-scored", "scores", 1, "row.normalized", 0.75)]
    [InlineData("submission-scored", "ledger", 1, "row.at", "PT1M")]
    [InlineData("submission-scored", "ledger", 1, "row.seed", 1)]
    [InlineData("submission-scored", "ledger", 1, "row.tokens", 1)]
    [InlineData("submission-scored", "ledger", 1, "row.cost_usd", 9)]
    [InlineData("submission-scored", "ledger", 1, "row.purpose", "final")]
    [InlineData("submission-scored", "ledger", 1, "row.scoring_seconds", 60)]
    [InlineData("submission-scored", "ledger", 1, "row.time", "2026-11-22T21:15:00+00:00")]
    [InlineData("submission-scored", "ledger", 1, "row.row", 2)]
    [InlineData("submission-scored", "scores", 1, "row.outcome", "invalid")]
    [InlineData("submission-scored", "ledger", 1, "row.submission", "sha256:2222222222222222222222222222222222222222222222222222222222222222")]
    [InlineData("submission-sealed", "ledger", 1, "submission", null)]
    [InlineData("submission-sealed", "ledger", 1, "row", 7)]
    [InlineData("scoring-started", "ledger", 1, "row", 7)]
    [InlineData("run-ended", "outcome", null, "outcome", "budget-spent")]
    [InlineData("run-ended", "outcome", null, "outcome", "won")]
    public void What_does_not_follow_from_the_journal_contradicts_though_the_chain_holds(string kind, string check, int? row, string path, object? value)
    {
        _room.Forge(kind, happened => Set(happened, path, value), row);

        Assert.Contains(check, Names(CheckOutcome.Contradicted));
        Assert.Equal(CheckOutcome.Holds, Check(_room.Verify(), "journal-chain").Outcome);
    }

    [Theory]
    [InlineData("PT31M", "beyond the limit")]
    [InlineData("PT1M", "working time goes back")]
    public void Working_time_beyond_the_limit_or_backwards_contradicts(string clock, string evidence)
    {
        _room.Forge(line =>
        {
            line["clock"] = (string?)line["event"]!["kind"] is "run-ended" ? clock : (string?)line["clock"];
            return line;
        });

        Assert.Contains(evidence, Evidence(_room.Verify(), "clock"), StringComparison.Ordinal);
    }

    [Fact]
    public void Working_time_that_runs_faster_than_wall_time_contradicts()
    {
        _room.Forge(line =>
        {
            line["at"] = "2026-11-22T20:15:00+00:00";
            return line;
        });

        Assert.Contains("in 0 s of wall time", Evidence(_room.Verify(), "clock"), StringComparison.Ordinal);
        Assert.Contains("do not fit into", Evidence(_room.Verify(), "clock"), StringComparison.Ordinal);
    }

    [Fact]
    public void Working_time_without_a_running_clock_contradicts()
    {
        _room.Forge(line => (string?)line["event"]!["kind"] == "clock-started" ? null : line);

        Assert.Contains("while the clock stood still", Evidence(_room.Verify(), "clock"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_is_unconfirmed()
    {
        using var room = new TrustRoom(new MadeRun { IsRunning = true });

        var found = room.Verify();

        Assert.Equal(RunVerdict.Unconfirmed, found.Verdict);
        Assert.Contains("has not ended", Evidence(found, "outcome"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_that_was_left_out_of_a_copy_is_named_and_not_held_against_the_run()
    {
        Directory.Move(_room.Run.Submissions, _room["elsewhere"]);

        var found = _room.Verify();

        Assert.Equal(RunVerdict.Unconfirmed, found.Verdict);
        Assert.Contains("is not in the folder", Evidence(found, "submissions"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_a_submission_that_are_missing_extra_or_altered_are_named()
    {
        var files = Path.GetDirectoryName(_room.Evidence().Last(file => file.EndsWith("answer.txt", StringComparison.Ordinal)))!;
        File.SetUnixFileMode(files, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(Path.Combine(files, "answer.txt"), Path.Combine(files, "other.txt"));

        var evidence = Check(_room.Verify(), "submissions").Evidence;

        Assert.Contains(evidence, line => line.EndsWith("'other.txt' was not sealed", StringComparison.Ordinal));
        Assert.Contains(evidence, line => line.EndsWith("'answer.txt' is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("request.json", """{"environment":"sample","profile":"cpu","seed":6,"parameters":{}}""", true)]
    [InlineData("request.json", """{"environment":"sample","profile":"cpu","seed":7,"parameters":{}}""", false)]
    [InlineData("request.json", """{"environment":"sample","profile":"cpu","seed":6,"parameters":{"easy":true}}""", false)]
    [InlineData("reply.json", """{"outcome":{"kind":"scored","raw":0.5},"scorer_version":"fake-1"}""", true)]
    [InlineData("reply.json", """{"outcome":{"kind":"scored","raw":0.25},"scorer_version":"fake-1"}""", false)]
    [InlineData("reply.json", """{"outcome":{"kind":"invalid","reason":"no"},"scorer_version":"fake-1"}""", false)]
    [InlineData("reply.json", """{"outcome":{"kind":"scored","raw":0.5},"scorer_version":"fake-2"}""", false)]
    [InlineData("reply.json", "[]", false)]
    public void What_a_scorer_was_asked_and_answered_must_fit_its_row(string name, string json, bool fits)
    {
        Directory.CreateDirectory(Path.Combine(_room.Run.Scoring, "1"));
        File.WriteAllText(Path.Combine(_room.Run.Scoring, "1", name), json);

        Assert.Equal(fits ? CheckOutcome.Holds : CheckOutcome.Contradicted, Check(_room.Verify(), "scorings").Outcome);
    }

    [Fact]
    public void A_journal_or_a_result_of_a_later_version_is_refused_by_name()
    {
        _room.Forge(line => Later(line, "rebench.events/1"), foldsResult: false);
        File.WriteAllText(_room.Run.Result, File.ReadAllText(_room.Run.Result).Replace("rebench.result/1", "rebench.result/2", StringComparison.Ordinal));
        Assert.Contains("'rebench.result/2', and this version reads 'rebench.result/1'; use the harness 0.9.0", Evidence(_room.Verify(), "result"), StringComparison.Ordinal);

        _room.Forge(line => Later(line, "rebench.events/2"), foldsResult: false);
        var found = _room.Verify();
        Assert.Contains("'rebench.events/2', and this version reads 'rebench.events/1'; use the harness 0.9.0", Evidence(found, "journal-entries"), StringComparison.Ordinal);
        Assert.Equal(RunVerdict.Unconfirmed, found.Verdict);
    }

    private static JsonObject Later(JsonObject line, string schema)
    {
        if (line["event"]!["facts"] is { } facts)
        {
            (facts["schema"], facts["harness"]) = (schema, "0.9.0");
        }

        return line;
    }

    private static void Set(JsonObject happened, string path, object? value)
    {
        var names = path.Split('.');
        var inner = names.Length == 1 ? happened : happened[names[0]]!.AsObject();
        inner[names[^1]] = value is null ? null : JsonValue.Create(value);
    }

    private IEnumerable<string> Names(CheckOutcome outcome) => _room.Verify().Checks.Where(check => check.Outcome == outcome).Select(check => check.Name);

    private static RunCheck Check(RE.Bench.Runs.Verification.Verification found, string name) => Assert.Single(found.Checks, check => check.Name == name);

    private static string Evidence(RE.Bench.Runs.Verification.Verification found, string name) => string.Join('\n', Check(found, name).Evidence);
}
