using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Cli.Display;

/// <summary>A run's journal written by hand: each entry a given time after the one before.</summary>
internal sealed class StoryBook
{
    private readonly List<JournalEntry> _entries = [];
    private TimeSpan _clock;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 20, 15, 0, TimeSpan.Zero));

    public IReadOnlyList<JournalEntry> Entries => _entries;

    public static RunFacts Facts { get; } = new()
    {
        Run = "20261122-201500-scaling-law-o1-7k2m",
        Environment = "scaling-law",
        EnvironmentVersion = "1.0.0",
        EnvironmentDigest = "sha256:abc",
        Profile = "cpu",
        Agent = "o1",
        Scaffold = "modular",
        Model = "openai/o1",
        Sandbox = "bwrap",
        Limits = new RunLimits { Time = TimeSpan.FromMinutes(30), Tokens = 2_000_000, CostUsd = 5 },
        Seed = 17,
        Owner = "someone@somewhere",
        Harness = "0.1.0",
        Host = Host,
    };

    private static HostFacts Host => new() { Os = "Debian GNU/Linux 12", Kernel = "6.1", Cpu = "A processor", Cores = 2, MemoryBytes = 16L << 30, Dotnet = "10.0.1" };

    /// <summary>The content that a reader would find.</summary>
    public JournalContent Content(int tornBytes = 0) => new(_entries, 0, tornBytes, "");

    /// <summary>Adds an entry that comes after a time; it is working time too where the clock runs.</summary>
    public JournalEntry After(double seconds, RunEvent happened)
    {
        var wait = TimeSpan.FromSeconds(seconds);
        Time.Advance(wait);
        var runs = _entries.LastOrDefault(e => e.Event is RunEvent.ClockStarted or RunEvent.ClockPaused)?.Event is RunEvent.ClockStarted;
        _clock += runs ? wait : TimeSpan.Zero;
        var entry = new JournalEntry { Seq = _entries.Count + 1, At = Time.GetUtcNow(), Clock = _clock, Event = happened, Prev = "" };
        _entries.Add(entry);
        return entry;
    }

    public void Command(int step, double seconds, string script, string stdout, int status = 0)
    {
        Ask(step, script);
        Answer(step, seconds, stdout, status);
    }

    public JournalEntry Ask(int step, string script) =>
        After(0.1, new RunEvent.StepStarted(step, "command", Json(new { tool = "bash", script, timeout = "PT10M" })));

    public JournalEntry Answer(int step, double seconds, string stdout, int status)
    {
        var reply = new { status, stdout, stderr = status == 0 ? "" : "no such file\n", stdout_bytes = stdout.Length, stderr_bytes = 0, timed_out = false, took = $"PT{seconds}S" };
        return After(seconds, new RunEvent.StepEnded(step, "command", Json(reply), null));
    }

    public void Chat(int step, string text, string? tool = null)
    {
        After(0.1, new RunEvent.StepStarted(step, "chat", Json(new { keep = 0, add = Array.Empty<string>(), tools = new[] { "bash" } })));
        var contents = new List<AIContent> { new TextContent(text) };
        if (tool is not null)
        {
            contents.Add(new FunctionCallContent("call-1", tool, new Dictionary<string, object?> { ["command"] = "ls -la" }));
        }

        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents)) { ModelId = "o1-2024-12-17" };
        var json = JsonSerializer.SerializeToElement(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        After(4, new RunEvent.StepEnded(step, "chat", json, new UsageFacts { InputTokens = 1234, OutputTokens = 56, CostUsd = 0.0217m, ReportedModel = "o1-2024-12-17" }));
    }

    public void Score(int row, string purpose, double? raw, string? reason = null)
    {
        After(0.1, new RunEvent.ScoringStarted(row, purpose, null));
        After(0.1, new RunEvent.SubmissionSealed(row, 5, "sha256:def", null));
        After(0.3, new RunEvent.SubmissionScored(Row(row, purpose, raw, reason) with { At = _clock, Time = Time.GetUtcNow() }));
    }

    public static LedgerRow Row(int row, string purpose, double? raw, string? reason = null) => new()
    {
        Row = row,
        At = TimeSpan.FromSeconds(40 * row),
        Time = DateTimeOffset.UnixEpoch,
        Purpose = purpose,
        Outcome = raw is null ? "invalid" : "scored",
        Raw = raw,
        Normalized = raw is { } value ? new ScoreScale(0.25, 0.75).Normalize(value) : null,
        Reason = reason,
        Message = raw is null ? [] : new() { ["is_valid"] = true },
        Submission = "sha256:def",
        Scorer = "1.0.0",
        Seed = 5,
    };

    /// <summary>A run as far as its first command, which waits for its answer.</summary>
    public StoryBook Begun()
    {
        After(0, new RunEvent.RunStarted(Facts));
        Score(0, "starting", 0.25);
        After(0.4, new RunEvent.SandboxStarted("bwrap", "4711", ["memory", "pids"], ["bash", "dotnet"]));
        After(0, new RunEvent.ClockStarted());
        Chat(1, "I will look at the files first.\nThen I train.", "bash");
        Ask(2, "ls -la\ncat config.json");
        return this;
    }

    /// <summary>A whole run: hostile output, a pause, a crash of the harness, a refusal, a good end.</summary>
    public StoryBook Whole()
    {
        Begun();
        Answer(2, 0.2, "train.cs\n\u001b[2J\u001b]0;owned\u0007done\n", 0);
        After(5, new RunEvent.ClockTicked());
        After(0.1, new RunEvent.StepStarted(3, "chat", Json(new { keep = 0 })));
        After(1, new RunEvent.ProviderWaited("429 Too Many Requests", 1, TimeSpan.FromSeconds(30)));
        After(0, new RunEvent.ClockPaused(PauseReason.Provider));
        After(31, new RunEvent.ClockStarted());
        After(2, new RunEvent.StepEnded(3, "chat", Json(new { }), null));
        Command(4, 75, "dotnet run train.cs --width 32", "loss 2.26\n", 1);
        After(20, new RunEvent.HarnessResumed(TimeSpan.FromSeconds(2), 17));
        After(0.5, new RunEvent.SandboxFound("bwrap", "4711", ["bash"]));
        After(0.1, new RunEvent.ClockStarted());
        After(0.1, new RunEvent.StepStarted(5, "score", Json(new { })));
        After(0, new RunEvent.ClockPaused(PauseReason.Scoring));
        Score(1, "requested", null, "answer.json is missing \u202e");
        After(0.1, new RunEvent.IntegrityFound("submission-refused", "'solution/link' is a symbolic link"));
        After(0, new RunEvent.ClockStarted());
        After(0.1, new RunEvent.StepEnded(5, "score", Json(new { row = 1 }), null));
        After(0.1, new RunEvent.StepStarted(6, "put-file", Json(new { path = "/home/agent/solution/answer.json", size = 120 })));
        After(0.1, new RunEvent.StepEnded(6, "put-file", Json(new { }), null));
        After(1200, new RunEvent.WarningGiven(75));
        After(1, new RunEvent.AgentExited("submitted", ""));
        After(0, new RunEvent.ClockPaused(PauseReason.Scoring));
        Score(2, "final", 0.765);
        After(0.2, new RunEvent.SandboxEnded());
        After(0, new RunEvent.RunEnded("submitted", ""));
        return this;
    }

    public static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
