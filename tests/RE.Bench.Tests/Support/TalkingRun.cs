using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Support;

/// <summary>A run folder whose model says something new in every turn, with requests written as differences, as the harness writes them.</summary>
internal sealed record TalkingRun
{
    public string Run { get; init; } = "20261122-201500-sample-talker-00000002";

    /// <summary>Turns of a model's call, its command and the answer.</summary>
    public int Turns { get; init; } = 3;

    /// <summary>A score after every so many turns.</summary>
    public int ScoreEvery { get; init; } = 2;

    /// <summary>Drop the oldest turns from the conversation once it has more than these.</summary>
    public int Keep { get; init; } = int.MaxValue;

    public string Output { get; init; } = "all is well\n";

    public string Outcome { get; init; } = RunOutcomes.Submitted;

    public string OutcomeDetail { get; init; } = "";

    public RunLimits Limits { get; init; } = new() { Time = TimeSpan.FromMinutes(30), Tokens = 1_000_000, CostUsd = 5, Messages = 100_000 };

    public bool IsRunning { get; init; }

    /// <summary>Writes the run below a folder of runs.</summary>
    public RunFolder Write(string runs)
    {
        var made = new MadeRun { Run = Run, Scores = [], IsRunning = true };
        var folder = made.Write(runs);
        var content = JournalContent.Read(folder.Journal);
        File.Delete(folder.Journal);
        var time = new FakeTimeProvider(made.StartedAt);
        var clock = TimeSpan.Zero;
        var journal = Journal.Create(folder.Journal, time, []);
        journal.Clock = () => clock;
        foreach (var entry in content.Entries)
        {
            journal.Append(entry.Event is RunEvent.RunStarted started ? started with { Facts = started.Facts with { Limits = Limits } } : entry.Event);
        }

        var talk = new Talk(journal, this, seconds =>
        {
            clock += TimeSpan.FromSeconds(seconds);
            time.Advance(TimeSpan.FromSeconds(seconds));
        });
        talk.Go();
        if (!IsRunning)
        {
            journal.Append(new RunEvent.AgentExited(Outcome, OutcomeDetail));
            journal.Append(new RunEvent.RunEnded(Outcome, OutcomeDetail));
        }

        journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (!IsRunning)
        {
            ResultStore.Write(folder, made.Definition());
        }

        return folder;
    }

    private sealed class Talk(Journal journal, TalkingRun run, Action<double> pass)
    {
        private readonly List<ChatMessage> _head = [new(ChatRole.System, "You are an engineer."), new(ChatRole.User, "Make the loss small. \"Quotes\", ünïcode and <tags>.")];
        private List<ChatMessage> _previous = [];
        private readonly List<ChatMessage> _turns = [];
        private int _step;
        private int _row = 1;

        public void Go()
        {
            for (var turn = 1; turn <= run.Turns; turn++)
            {
                Ask(turn);
                if (turn % run.ScoreEvery == 0)
                {
                    Score("requested", 0.5 + (0.2 * turn / run.Turns));
                }
            }

            journal.Append(new RunEvent.Noted("hint", "a note of the harness"));
            journal.Append(new RunEvent.IntegrityFound("submission-refused", "a link pointed outside"));
            Score("final", 0.75);
        }

        private void Ask(int turn)
        {
            List<ChatMessage> request = [.. _head, .. _turns.TakeLast(run.Keep)];
            var same = request.Zip(_previous).TakeWhile(pair => ReferenceEquals(pair.First, pair.Second)).Count();
            _previous = request;
            Start("chat", new { keep = same, add = request.Skip(same).Select(message => ToElement(message)), tools = new[] { "bash", "score" } });
            if (turn == 1)
            {
                journal.Append(new RunEvent.ProviderWaited("429", 1, TimeSpan.FromSeconds(2)));
            }

            pass(0.25);
            var call = new FunctionCallContent($"call-{turn}", "bash", new Dictionary<string, object?> { ["command"] = $"echo {turn}" });
            var said = new ChatMessage(ChatRole.Assistant, [new TextReasoningContent($"thought {turn}"), new TextContent($"I try number {turn}."), call]);
            var response = new ChatResponse(said) { ModelId = "o1-2024-12-17", FinishReason = ChatFinishReason.ToolCalls };
            var reply = JsonSerializer.SerializeToElement(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
            journal.Append(new RunEvent.StepEnded(_step, "chat", reply, new UsageFacts { InputTokens = 1000, OutputTokens = 50, CachedTokens = 400, ReasoningTokens = 20, CostUsd = 0.02m, ReportedModel = "o1-2024-12-17" }));
            Start("command", new { tool = "bash", script = $"echo {turn}", timeout = "PT10M" });
            pass(0.25);
            End("command", new { status = turn % 2, stdout = $"{turn}: {run.Output}", stderr = "", stdout_bytes = 10, stderr_bytes = 0, timed_out = turn == 2, took = "PT0.2S" });
            _turns.Add(said);
            _turns.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent($"call-{turn}", $"{turn}: {run.Output}[exit status {turn % 2}]")]));
        }

        private void Score(string purpose, double raw)
        {
            journal.Append(new RunEvent.ClockPaused(PauseReason.Scoring));
            journal.Append(new RunEvent.ScoringStarted(_row, purpose));
            journal.Append(new RunEvent.SubmissionSealed(_row, _row + 5, "sha256:" + new string('1', 64)));
            var row = new LedgerRow
            {
                Row = _row,
                At = journal.Clock(),
                Time = new DateTimeOffset(2026, 11, 22, 20, 15, 0, TimeSpan.Zero) + journal.Clock(),
                Purpose = purpose,
                Outcome = "scored",
                Raw = raw,
                Normalized = new ScoreScale(0.25, 0.75).Normalize(raw),
                Scorer = "sample/1",
                Seed = _row + 5,
                ScoringSeconds = 0.1,
            };
            journal.Append(new RunEvent.SubmissionScored(row));
            journal.Append(new RunEvent.ClockStarted());
            _row++;
        }

        private void Start<T>(string action, T request) => journal.Append(new RunEvent.StepStarted(++_step, action, JsonSerializer.SerializeToElement(request)));

        private void End<T>(string action, T reply) => journal.Append(new RunEvent.StepEnded(_step, action, JsonSerializer.SerializeToElement(reply)));

        private static JsonElement ToElement(ChatMessage message) => JsonSerializer.SerializeToElement(message, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatMessage)));
    }
}
