using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Sealing;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Results.Versions;

/// <summary>Writes a small run folder whose journal has every kind of event, in an order that an honest harness could have written.</summary>
internal sealed class WholeJournal : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly RunFolder _folder;
    private readonly Journal _journal;
    private TimeSpan _clock;
    private bool _runs;

    private WholeJournal(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Submissions);
        (_folder, _journal) = (folder, Journal.Create(folder.Journal, _time, []));
        _journal.Clock = () => _clock;
    }

    /// <summary>The environment of the run: what readers must know of it.</summary>
    public static EnvironmentDefinition Definition() => Some.Definition() with
    {
        Slug = "number",
        Submission = ["answer.txt"],
        Profiles = new Dictionary<string, ProfileDefinition> { ["cpu"] = Some.Profile() with { Starting = 0.25, Reference = 0.75 } },
    };

    /// <summary>Writes journal, submissions and result.</summary>
    public static async Task WriteAsync(RunFolder folder)
    {
        await using (var whole = new WholeJournal(folder))
        {
            whole.Begin();
            whole.Work();
            whole.Resume();
            whole.End();
        }

        ResultStore.Write(folder, Definition());
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private void Begin()
    {
        After(0, new RunEvent.RunStarted(Facts()));
        Score(0, "starting", 0.25);
        After(0.4, new RunEvent.SandboxStarted("bwrap", "4711", ["memory", "pids"], ["bash", "dotnet"]));
        Start();
    }

    private void Work()
    {
        After(0.1, new RunEvent.StepStarted(1, "chat", Json(new { keep = 0, add = Array.Empty<string>(), tools = new[] { "bash" } })));
        After(1, new RunEvent.ProviderWaited("429 Too Many Requests", 1, TimeSpan.FromSeconds(30)));
        Pause(PauseReason.Provider);
        After(30, new RunEvent.Noted("provider", "it answers again"));
        Start();
        After(4, new RunEvent.StepEnded(1, "chat", Json(new { messages = Array.Empty<string>() }), new UsageFacts { InputTokens = 1200, OutputTokens = 34, CachedTokens = 100, ReasoningTokens = 5, CostUsd = 0.0217m, ReportedModel = "o1-2024-12-17" }));
        After(0.1, new RunEvent.StepStarted(2, "command", Json(new { tool = "bash", script = "dotnet run", timeout = "PT10M" })));
        After(5, new RunEvent.ClockTicked());
        After(2, new RunEvent.StepEnded(2, "command", Json(new { status = 0, stdout = "loss 2.26\n", stderr = "", stdout_bytes = 10, stderr_bytes = 0, timed_out = false, took = "PT7S" })));
        After(0.1, new RunEvent.StepStarted(3, "score", Json(new { })));
        Pause(PauseReason.Scoring);
        After(0.1, new RunEvent.ScoringStarted(1, "requested", 3));
        After(0.1, new RunEvent.IntegrityFound("submission-refused", "'answer.txt' is a symbolic link"));
        Refuse(1, "'answer.txt' is a symbolic link");
        Start();
        After(0.1, new RunEvent.StepEnded(3, "score", Json(new { row = 1 })));
    }

    private void Resume()
    {
        _runs = false;
        _time.Advance(TimeSpan.FromMinutes(10));
        _clock += TimeSpan.FromSeconds(7);
        After(0, new RunEvent.HarnessResumed(TimeSpan.FromSeconds(7), 17));
        After(0.5, new RunEvent.SandboxLost("its processes are gone"));
        After(0.5, new RunEvent.SandboxFound("bwrap", "4711", ["bash", "dotnet"]));
        Start();
        After(1330, new RunEvent.WarningGiven(75));
    }

    private void End()
    {
        Pause(PauseReason.Scoring);
        After(0, new RunEvent.AgentExited("submitted", ""));
        Score(2, "final", 0.625);
        After(0.2, new RunEvent.SandboxEnded());
        After(0, new RunEvent.RunEnded("submitted", ""));
    }

    private JournalEntry After(double seconds, RunEvent happened)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _clock += _runs ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return _journal.Append(happened);
    }

    private void Start()
    {
        After(0, new RunEvent.ClockStarted());
        _runs = true;
    }

    private void Pause(PauseReason reason)
    {
        After(0, new RunEvent.ClockPaused(reason));
        _runs = false;
    }

    private void Score(int row, string purpose, double raw)
    {
        After(0.1, new RunEvent.ScoringStarted(row, purpose));
        var digest = Seal(raw);
        After(0.1, new RunEvent.SubmissionSealed(row, row + 5, digest));
        _time.Advance(TimeSpan.FromSeconds(1));
        After(0, new RunEvent.SubmissionScored(Row(row, purpose) with
        {
            Outcome = "scored",
            Raw = raw,
            Normalized = new ScoreScale(0.25, 0.75).Normalize(raw),
            Message = new() { ["is_valid"] = true },
            Details = new() { ["components"] = new System.Text.Json.Nodes.JsonArray(1, 2.5) },
            Submission = digest,
            Scorer = "number/1",
            ScoringSeconds = 0.9,
        }));
    }

    private void Refuse(int row, string reason)
    {
        After(0.1, new RunEvent.SubmissionSealed(row, row + 5, Refusal: reason));
        After(0.1, new RunEvent.SubmissionScored(Row(row, "requested") with { Outcome = "invalid", Reason = reason, Scorer = "none" }));
    }

    private LedgerRow Row(int row, string purpose) => new()
    {
        Row = row,
        At = _clock,
        Time = _time.GetUtcNow(),
        Purpose = purpose,
        Outcome = "",
        Scorer = "",
        Seed = row + 5,
        Tokens = row == 0 ? 0 : 1234,
        CostUsd = row == 0 ? 0 : 0.0217m,
    };

    private string Seal(double raw)
    {
        using var solution = new TempFolder();
        solution.Write("answer.txt", raw.ToString("R", CultureInfo.InvariantCulture));
        using var guarded = GuardedFolder.Open(solution);
        return SubmissionSealer.Seal(guarded, ["answer.txt"], new SealLimits(), _folder.Submissions, CancellationToken.None) is SealOutcome.Sealed found
            ? found.Submission.Digest
            : throw new InvalidOperationException("The submission was refused.");
    }

    private static RunFacts Facts() => new()
    {
        Run = "20261127-120000-number-o1-00000001",
        Environment = "number",
        EnvironmentVersion = "1.0.0",
        EnvironmentDigest = "sha256:" + new string('0', 64),
        Profile = "cpu",
        Agent = "o1",
        Scaffold = "modular",
        Model = "openai/o1",
        Sandbox = "bwrap",
        Limits = new RunLimits { Time = TimeSpan.FromMinutes(30), Tokens = 2_000_000, CostUsd = 5, Messages = 1000 },
        Seed = 17,
        Owner = "someone@somewhere",
        Harness = "0.1.0",
        Host = new HostFacts { Os = "Debian GNU/Linux 12", Kernel = "6.1", Cpu = "A processor", Cores = 2, MemoryBytes = 16L << 30, Gpus = ["NVIDIA H100 80GB (driver 570.0)"], Dotnet = "10.0.1" },
    };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
