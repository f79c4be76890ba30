using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Tests.Support;

/// <summary>A whole run folder made without a sandbox: a chained journal, sealed submissions if asked, and the result that is folded from it.</summary>
internal sealed record MadeRun
{
    public string Run { get; init; } = "20261122-201500-sample-o1-00000001";

    public string Environment { get; init; } = "sample";

    public string Profile { get; init; } = "cpu";

    public string Agent { get; init; } = "o1";

    public string? Model { get; init; } = "openai/o1";

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Working minutes and raw score of each scoring after the starting one; null = invalid.</summary>
    public IReadOnlyList<(double Minutes, double? Raw)> Scores { get; init; } = [(10, 0.5), (20, null), (30, 0.75)];

    /// <summary>Pairs of a model reply and a command before each score.</summary>
    public int Turns { get; init; } = 1;

    public string Output { get; init; } = "done\n";

    public ScoreDirection Better { get; init; } = ScoreDirection.Higher;

    public ScoreSelection Selection { get; init; } = ScoreSelection.Best;

    public double Starting { get; init; } = 0.25;

    public double Reference { get; init; } = 0.75;

    public string Outcome { get; init; } = RunOutcomes.Submitted;

    public string Scorer { get; init; } = "sample/1";

    public string Sandbox { get; init; } = "bwrap";

    public string Cpu { get; init; } = "A processor";

    public DateTimeOffset StartedAt { get; init; } = new(2026, 11, 22, 20, 15, 0, TimeSpan.Zero);

    /// <summary>Seal an answer.txt with the raw score for each scoring, so that it can be verified and scored again.</summary>
    public bool Seals { get; init; }

    /// <summary>Leave the end and the result out, as in a run that goes on.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The definition that the run was made with.</summary>
    public EnvironmentDefinition Definition() => Some.Definition() with
    {
        Slug = Environment,
        Submission = ["answer.txt"],
        Score = Some.Rules() with { Better = Better, Selection = Selection },
        Profiles = new Dictionary<string, ProfileDefinition> { [Profile] = Some.Profile() with { Time = Limit, Starting = Starting, Reference = Reference } },
    };

    /// <summary>Writes the run below a folder of runs.</summary>
    public RunFolder Write(string runs)
    {
        var folder = new RunFolder(Path.Combine(runs, Run));
        Directory.CreateDirectory(folder.Path);
        Directory.CreateDirectory(folder.Submissions);
        var time = new FakeTimeProvider(StartedAt);
        var clock = TimeSpan.Zero;
        var journal = Journal.Create(folder.Journal, time, []);
        journal.Clock = () => clock;
        try
        {
            Begin(journal, folder);
            var (row, step) = (1, 0);
            foreach (var (minutes, raw) in Scores)
            {
                for (var turn = 0; turn < Turns; turn++)
                {
                    step = Turn(journal, step);
                }

                time.Advance(TimeSpan.FromMinutes(minutes) - clock);
                clock = TimeSpan.FromMinutes(minutes);
                Score(journal, folder, row, raw);
                row++;
            }

            if (!IsRunning)
            {
                journal.Append(new RunEvent.AgentExited(Outcome, ""));
                journal.Append(new RunEvent.SandboxEnded());
                journal.Append(new RunEvent.RunEnded(Outcome, ""));
            }
        }
        finally
        {
            journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        if (!IsRunning)
        {
            ResultStore.Write(folder, Definition());
        }

        return folder;
    }

    private void Begin(Journal journal, RunFolder folder)
    {
        journal.Append(new RunEvent.RunStarted(Facts()));
        Score(journal, folder, 0, Starting);
        journal.Append(new RunEvent.SandboxStarted(Sandbox, "4711", ["memory", "pids"], ["bash", "dotnet"]));
        journal.Append(new RunEvent.ClockStarted());
    }

    private RunFacts Facts() => new()
    {
        Run = Run,
        Environment = Environment,
        EnvironmentVersion = "1.0.0",
        EnvironmentDigest = "sha256:" + new string('0', 64),
        Profile = Profile,
        Agent = Agent,
        Scaffold = "modular",
        Model = Model,
        Sandbox = Sandbox,
        Limits = new RunLimits { Time = Limit },
        Seed = 17,
        Owner = "someone@somewhere",
        Harness = "0.1.0",
        Host = new HostFacts { Os = "Debian GNU/Linux 12", Kernel = "6.1", Cpu = Cpu, Cores = 2, MemoryBytes = 16L << 30, Dotnet = "10.0.1" },
    };

    private int Turn(Journal journal, int step)
    {
        step++;
        journal.Append(new RunEvent.StepStarted(step, "chat", Json(new { keep = 0, add = Array.Empty<string>(), tools = new[] { "bash" } })));
        var call = new FunctionCallContent($"call-{step}", "bash", new Dictionary<string, object?> { ["command"] = "ls -la" });
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent("I look at the files."), call])) { ModelId = "o1-2024-12-17" };
        var reply = JsonSerializer.SerializeToElement(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        journal.Append(new RunEvent.StepEnded(step, "chat", reply, new UsageFacts { InputTokens = 1000, OutputTokens = 50, CostUsd = 0.02m, ReportedModel = "o1-2024-12-17" }));
        step++;
        journal.Append(new RunEvent.StepStarted(step, "command", Json(new { tool = "bash", script = "ls -la", timeout = "PT10M" })));
        journal.Append(new RunEvent.StepEnded(step, "command", Json(new { status = 0, stdout = Output, stderr = "", stdout_bytes = Output.Length, stderr_bytes = 0, timed_out = false, took = "PT0.2S" })));
        return step;
    }

    private void Score(Journal journal, RunFolder folder, int row, double? raw)
    {
        var digest = Seals && raw is not null ? Seal(folder, raw.Value) : "sha256:" + new string('1', 64);
        journal.Append(new RunEvent.ScoringStarted(row, row == 0 ? "starting" : row == Scores.Count ? "final" : "requested"));
        journal.Append(new RunEvent.SubmissionSealed(row, row + 5, raw is null ? null : digest, raw is null ? "answer.txt is missing" : null));
        journal.Append(new RunEvent.SubmissionScored(new LedgerRow
        {
            Row = row,
            At = journal.Clock(),
            Time = StartedAt + journal.Clock(),
            Purpose = row == 0 ? "starting" : row == Scores.Count ? "final" : "requested",
            Outcome = raw is null ? "invalid" : "scored",
            Raw = raw,
            Normalized = raw is { } value ? new ScoreScale(Starting, Reference).Normalize(value) : null,
            Reason = raw is null ? "answer.txt is missing" : null,
            Submission = raw is null ? null : digest,
            Scorer = Scorer,
            Seed = row + 5,
            Tokens = row * Turns * 1050,
            CostUsd = row * Turns * 0.02m,
            ScoringSeconds = 0.1,
        }));
    }

    private static string Seal(RunFolder folder, double raw)
    {
        var solution = Directory.CreateTempSubdirectory("rebench-made-").FullName;
        File.WriteAllText(Path.Combine(solution, "answer.txt"), raw.ToString("R", CultureInfo.InvariantCulture));
        try
        {
            using var guarded = GuardedFolder.Open(solution);
            return SubmissionSealer.Seal(guarded, ["answer.txt"], new SealLimits(), folder.Submissions, CancellationToken.None) is SealOutcome.Sealed found
                ? found.Submission.Digest
                : throw new InvalidOperationException("The made submission was refused.");
        }
        finally
        {
            Directory.Delete(solution, recursive: true);
        }
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
