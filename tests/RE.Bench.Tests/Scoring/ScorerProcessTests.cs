using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring;

public sealed class ScorerProcessTests : IDisposable
{
    private const string Good = """{"outcome":{"kind":"scored","raw":0.25},"message":{"is_valid":true},"details":{"loss":1.5},"scorer_version":"sample/1"}""";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly ScorerScript _script = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _script.Dispose();

    [Fact]
    public async Task A_reply_comes_back_as_it_was_written()
    {
        var report = await Score(_script.Replying(Good));

        Assert.Equal(new ScoreOutcome.Scored(0.25), report.Outcome);
        Assert.Equal((true, 1.5, "sample/1"), (report.Message["is_valid"]!.GetValue<bool>(), report.Details["loss"]!.GetValue<double>(), report.ScorerVersion));
    }

    [Fact]
    public async Task The_scorer_is_told_all_that_the_request_holds()
    {
        _ = await Score(_script.Replying(Good));

        var told = ScoringJson.ReadRequest(Path.Combine(_script.WorkFolder, "request.json"));

        Assert.Equal(("sample", "cpu", 17L, 64), (told.Environment, told.Profile, told.Seed, told.Parameters["width"]!.GetValue<int>()));
        Assert.Equal("/nowhere/text", told.DataFolders["text"]);
    }

    [Fact]
    public async Task A_submission_that_the_scorer_refuses_is_invalid()
    {
        var report = await Score(_script.Replying("""{"outcome":{"kind":"invalid","reason":"n_embd is too small"},"scorer_version":"sample/1"}"""));

        Assert.Equal(new ScoreOutcome.Invalid("n_embd is too small"), report.Outcome);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    public async Task A_score_that_is_no_finite_number_is_invalid(string raw)
    {
        var report = await Score(_script.Replying($$"""{"outcome":{"kind":"scored","raw":{{raw}}},"scorer_version":"sample/1"}"""));

        Assert.Equal(new ScoreOutcome.Invalid("the score is not a finite number"), report.Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("0.25")]
    [InlineData("garbage \0 \u001b[2J")]
    [InlineData("""{"outcome":{"kind":"scored","raw":NaN},"scorer_version":"1"}""")]
    [InlineData("""{"outcome":{"kind":"scored"},"scorer_version":"1"}""")]
    [InlineData("""{"outcome":{"kind":"scored","raw":1,"raw":2},"scorer_version":"1"}""")]
    [InlineData("""{"outcome":{"kind":"best","raw":1},"scorer_version":"1"}""")]
    [InlineData("""{"outcome":null,"scorer_version":"1"}""")]
    [InlineData("""{"outcome":{"kind":"scored","raw":1}}""")]
    [InlineData("""{"outcome":{"kind":"scored","raw":1},"scorer_version":"1","note":"an unknown key"}""")]
    [InlineData("""{"outcome":{"kind":"scored","raw":1},"scorer_version":"1"} trailing""")]
    public async Task A_reply_that_is_not_one_is_a_crash(string reply)
    {
        var crashed = Assert.IsType<ScoreOutcome.Crashed>((await Score(_script.Replying(reply))).Outcome);

        Assert.StartsWith("its reply cannot be used", crashed.StderrTail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("mkfifo \"$2\"")]
    [InlineData("ln -s /etc/hostname \"$2\"")]
    [InlineData("mkdir \"$2\"")]
    [InlineData("truncate -s 1T \"$2\"")]
    public async Task A_reply_that_is_no_file_of_its_own_is_a_crash(string script) =>
        Assert.IsType<ScoreOutcome.Crashed>((await Score(_script.Program(script))).Outcome);

    [Fact]
    public async Task A_reply_of_an_earlier_scoring_is_never_taken()
    {
        _ = await Score(_script.Replying(Good));

        Assert.IsType<ScoreOutcome.Crashed>((await Score(_script.Program("exit 0"))).Outcome);
    }

    [Fact]
    public async Task A_crash_shows_status_and_last_lines_and_a_reply_before_it_does_not_count()
    {
        var report = await Score(_script.Program($"echo '{Good}' > \"$2\"; for i in $(seq 5000); do echo line $i; done; echo 'last words' >&2; exit 7"));

        var crashed = Assert.IsType<ScoreOutcome.Crashed>(report.Outcome);
        Assert.Equal(7, crashed.ExitCode);
        Assert.Contains("last words", crashed.StderrTail, StringComparison.Ordinal);
        Assert.InRange(crashed.StderrTail.Length, 1, 8192);
    }

    [Fact]
    public async Task A_scorer_killed_by_a_signal_is_a_crash() =>
        Assert.Equal(139, Assert.IsType<ScoreOutcome.Crashed>((await Score(_script.Program("kill -SEGV $$"))).Outcome).ExitCode);

    [Fact]
    public async Task A_scorer_that_floods_its_output_does_not_block()
    {
        var report = await Score(_script.Program($"head -c 50000000 /dev/zero | tr '\\0' x; head -c 50000000 /dev/zero >&2; echo '{Good}' > \"$2\""));

        Assert.IsType<ScoreOutcome.Scored>(report.Outcome);
    }

    [Fact]
    public async Task A_scorer_that_hangs_is_killed_whole_at_its_limit()
    {
        var program = _script.Program("sleep 1000 & echo $! > child; echo $$ > leader; trap '' TERM; while :; do wait; done");
        var score = Start(program, Long, TestContext.Current.CancellationToken);
        await Written("child", "leader");

        _time.Advance(Long);

        Assert.Equal(new ScoreOutcome.TimedOut(Long), (await score).Outcome);
        Assert.True(await IsGoneAsync("child"));
        Assert.True(await IsGoneAsync("leader"));
    }

    [Fact]
    public async Task Cancelling_kills_the_scorer()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var score = Start(_script.Program("echo $$ > leader; sleep 1000"), Long, cancel.Token);
        await Written("leader");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => score);
        Assert.True(await IsGoneAsync("leader"));
    }

    [Fact]
    public async Task What_a_scorer_leaves_running_is_killed_with_it()
    {
        var report = await Score(_script.Program($"sleep 1000 & echo $! > child; echo '{Good}' > \"$2\""));

        Assert.IsType<ScoreOutcome.Scored>(report.Outcome);
        Assert.True(await IsGoneAsync("child"));
    }

    [Fact]
    public async Task No_key_of_the_harness_reaches_the_scorer()
    {
        Environment.SetEnvironmentVariable("SAMPLE_API_KEY", "sk-secret");
        _ = await Score(_script.Program("env > environment"));

        var seen = await File.ReadAllTextAsync(Path.Combine(_script.WorkFolder, "environment"), TestContext.Current.CancellationToken);

        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_is_limited()
    {
        var process = new ScorerProcess(_script.Program("ulimit -d > limit; head -c 400M /dev/zero | tail"), new ScorerLimits { MemoryBytes = 200 << 20 }, _time);

        var report = await process.ScoreAsync(_script.Request, _script.WorkFolder, Long, TestContext.Current.CancellationToken);

        Assert.Contains("memory exhausted", Assert.IsType<ScoreOutcome.Crashed>(report.Outcome).StderrTail, StringComparison.Ordinal);
        Assert.Equal("204800\n", await File.ReadAllTextAsync(Path.Combine(_script.WorkFolder, "limit"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("exit 3", 0.25)]
    [InlineData("echo '{\"outcome\":{\"kind\":\"scored\",\"raw\":0.5},\"scorer_version\":\"sample/1\"}' > \"$2\"", 0.5)]
    public async Task The_native_program_is_asked_first_and_the_other_one_where_it_has_no_scorer(string native, double raw)
    {
        var program = _script.Replying(Good) with { Native = _script.Program(native, "native.sh").Program };

        Assert.Equal(new ScoreOutcome.Scored(raw), (await Score(program)).Outcome);
    }

    [Fact]
    public async Task A_crash_of_the_native_program_is_not_scored_again_by_the_other()
    {
        var program = _script.Replying(Good) with { Native = _script.Program("exit 1", "native.sh").Program };

        Assert.Equal(1, Assert.IsType<ScoreOutcome.Crashed>((await Score(program)).Outcome).ExitCode);
    }

    [Fact]
    public async Task A_program_that_is_gone_is_the_persons_to_fix() => Assert.Contains(
        "'/nowhere/rebench-score'",
        (await Assert.ThrowsAsync<UserErrorException>(() => Score(new ScorerProgram { Program = "/nowhere/rebench-score" }))).Message,
        StringComparison.Ordinal);

    private Task<ScoreReport> Score(ScorerProgram program) => Start(program, Long, TestContext.Current.CancellationToken);

    private Task<ScoreReport> Start(ScorerProgram program, TimeSpan timeout, CancellationToken cancellationToken) =>
        new ScorerProcess(program, _time).ScoreAsync(_script.Request, _script.WorkFolder, timeout, cancellationToken);

    private async Task Written(params string[] names)
    {
        while (names.Any(name => !File.Exists(Path.Combine(_script.WorkFolder, name)) || new FileInfo(Path.Combine(_script.WorkFolder, name)).Length == 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>False too for a process that is dead and waits to be reaped.</summary>
    // A killed process dies when the system next runs it, which a busy machine puts off.
    private async Task<bool> IsGoneAsync(string name)
    {
        for (var looks = 0; IsRunning(name); looks++)
        {
            if (looks == 1000)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return true;
    }

    private bool IsRunning(string name)
    {
        var id = int.Parse(File.ReadAllText(Path.Combine(_script.WorkFolder, name)), CultureInfo.InvariantCulture);
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
