using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd.External;

/// <summary>Programs in a real bubblewrap that work with nothing but a shell and the <c>task</c> command.</summary>
public sealed class TaskCommandTests : IDisposable
{
    private readonly ExecRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_program_reads_the_task_scores_notes_and_submits()
    {
        BubblewrapHere.Require();
        _room.Describe(
            """
            task instructions | head -c 40; echo
            task note 'a thought' >/dev/null
            echo '{"n_embd": 64, "max_iters": 6209, "loss_prediction": 3.0}' > answer.json
            task score --json | tr -d '\n '; echo; task status --json | tr -d '\n '; echo
            task score-log; task clock; task nonsense; echo "status $?"; task note; echo "status $?"
            echo '{}' > answer.json; task score; echo "status $?"
            task submit; sleep 1000; echo never
            """,
            null);

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Equal(RunOutcomes.Submitted, _room.Result.Outcome);
        Assert.Equal(["starting", "requested", "requested", "final"], _room.Result.Ledger.Select(row => row.Purpose));
        var lines = _room.Printed.Split('\n');
        var score = JsonNode.Parse(lines[1])!;
        Assert.Equal((1, "scored"), ((int)score["row"]!, (string?)score["outcome"]));
        Assert.Null(score["raw"]);
        Assert.Equal(1, (int)JsonNode.Parse(lines[2])!["scores"]!);
        Assert.Contains("There is no 'task nonsense'.", _room.Printed, StringComparison.Ordinal);
        Assert.Equal(["status 2", "status 2", "status 3"], lines.Where(line => line.StartsWith("status ", StringComparison.Ordinal)));
        Assert.DoesNotContain("never", _room.Printed, StringComparison.Ordinal);
        Assert.Contains(_room.Events.OfType<RunEvent.StepStarted>(), step => step.Action == "note" && step.Request.GetProperty("text").GetString() == "a thought");
    }

    [Fact]
    public async Task The_end_of_a_program_is_the_end_of_the_attempt()
    {
        BubblewrapHere.Require();
        _room.Describe("echo 'no such file' >&2; exit 7", null);

        using var run = await _room.RunAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Equal((RunOutcomes.AgentFailed, "The program ended with status 7: no such file"), (_room.Result.Outcome, _room.Result.OutcomeDetail));
        Assert.Equal(["starting", "final"], _room.Result.Ledger.Select(row => row.Purpose));
    }

    [Fact]
    public async Task At_the_end_of_its_time_a_program_is_killed_and_what_is_there_is_scored()
    {
        BubblewrapHere.Require();
        _room.Describe("echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json; echo written; sleep 1000", null);

        using var run = await _room.RunAsync("bwrap", "--time", "2s");

        Assert.Equal((RunOutcomes.BudgetSpent, "time"), (_room.Result.Outcome, _room.Result.OutcomeDetail));
        Assert.Equal("scored", _room.Result.Ledger[^1].Outcome);
        Assert.Equal(137, Assert.Single(_room.Ended("command")).Reply.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_killed_harness_finds_its_program_at_work_and_scores_once_what_was_asked_once()
    {
        BubblewrapHere.Require();
        _room.Describe("echo begun >> ../runs.txt; task score; task note done; wc -l < ../runs.txt", null);
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "submission-sealed:2" });
        Assert.Equal(137, await killed.EndAsync());

        using var resumed = _room.Verb(null, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        Assert.Equal(["starting", "requested", "final"], _room.Result.Ledger.Select(row => row.Purpose));
        Assert.Contains("Score 1, after", _room.Printed, StringComparison.Ordinal);
        Assert.EndsWith("1\n", _room.Printed, StringComparison.Ordinal);
        using var verified = _room.Verb(null, "verify", "last");
        await verified.EndAsync();
        Assert.DoesNotContain("contradicted", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_whose_sandbox_is_lost_is_started_again_on_its_files()
    {
        BubblewrapHere.Require();
        _room.Describe("echo begun >> ../runs.txt; task note here; test $(wc -l < ../runs.txt) = 2 || sleep 1000", null);
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "step-ended" });
        Assert.Equal(137, await killed.EndAsync());
        using var swept = _room.Verb(new() { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" }, "sweep");
        await swept.EndAsync();

        using var resumed = _room.Verb(null, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        Assert.Equal(RunOutcomes.Submitted, _room.Result.Outcome);
        Assert.Equal([137, 0], _room.Ended("command").Select(step => step.Reply.GetProperty("status").GetInt32()).Order().Reverse());
        Assert.Contains(_room.Events.OfType<RunEvent.StepStarted>(), step => step.Action == "note" && step.Request.GetProperty("topic").GetString() == "program-lost");
    }
}
