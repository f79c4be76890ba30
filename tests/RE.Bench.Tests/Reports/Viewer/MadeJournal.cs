using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Reports.Viewer;

/// <summary>A journal of any content, written entry by entry as a harness does, also while a page looks at it.</summary>
internal sealed class MadeJournal : IAsyncDisposable
{
    private readonly FileStream _file;
    private int _seq;
    private string _prev = "";
    private int _step;
    private int _row;

    private MadeJournal(string folder, FileStream file) => (Folder, _file) = (folder, file);

    public string Folder { get; }

    /// <summary>Working time that stamps the entries.</summary>
    public TimeSpan Clock { get; set; }

    /// <summary>Begins a run with its first entry.</summary>
    public static MadeJournal Begin(string runs, string run, Func<RunFacts, RunFacts>? change = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(runs, run)).FullName;
        var journal = new MadeJournal(folder, new FileStream(Path.Combine(folder, Journal.FileName), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
        var facts = Facts(run);
        journal.Append(new RunEvent.RunStarted(change?.Invoke(facts) ?? facts));
        return journal;
    }

    /// <summary>The same bytes as a journal's, without a flush to disk for each.</summary>
    public void Append(RunEvent happened)
    {
        var entry = new JournalEntry { Seq = ++_seq, At = TimeProvider.System.GetUtcNow(), Clock = Clock, Event = happened, Prev = _prev };
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, EventJson.Compact.JournalEntry);
        _prev = Convert.ToHexStringLower(SHA256.HashData(line));
        _file.Write([.. line, (byte)'\n']);
    }

    /// <summary>A command and its answer.</summary>
    public void Command(string script, string output = "done\n", int status = 0)
    {
        _step++;
        Append(new RunEvent.StepStarted(_step, "command", Json(new { tool = "bash", script, timeout = "PT10M" })));
        Append(new RunEvent.StepEnded(_step, "command", Json(new { status, stdout = output, stderr = "", stdout_bytes = output.Length, stderr_bytes = 0, timed_out = false, took = "PT0.2S" })));
    }

    /// <summary>A reply of the model.</summary>
    public void Reply(string text, string tool = "bash", string argument = "ls")
    {
        _step++;
        Append(new RunEvent.StepStarted(_step, "chat", Json(new { keep = 0, add = Array.Empty<string>(), tools = new[] { "bash" } })));
        var call = new FunctionCallContent($"call-{_step}", tool, new Dictionary<string, object?> { ["command"] = argument });
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent(text), call]));
        var reply = JsonSerializer.SerializeToElement(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        Append(new RunEvent.StepEnded(_step, "chat", reply, new UsageFacts { InputTokens = 1000, OutputTokens = 50, CostUsd = 0.02m }));
    }

    /// <summary>A scoring; null is invalid.</summary>
    public void Score(double? normalized, string reason = "answer.txt is missing")
    {
        Append(new RunEvent.ScoringStarted(_row, _row == 0 ? "starting" : "requested"));
        Append(new RunEvent.SubmissionScored(new LedgerRow
        {
            Row = _row,
            At = Clock,
            Time = TimeProvider.System.GetUtcNow(),
            Purpose = _row == 0 ? "starting" : "requested",
            Outcome = normalized is null ? "invalid" : "scored",
            Raw = normalized is { } value ? 0.25 + value / 2 : null,
            Normalized = normalized,
            Reason = normalized is null ? reason : null,
            Details = new System.Text.Json.Nodes.JsonObject { ["loss"] = normalized },
            Scorer = "sample/1",
            Seed = 1,
        }));
        _row++;
    }

    public void End(string outcome = RunOutcomes.Submitted)
    {
        Append(new RunEvent.AgentExited(outcome, ""));
        Append(new RunEvent.RunEnded(outcome, ""));
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static RunFacts Facts(string run) => new()
    {
        Run = run,
        Environment = "sample",
        EnvironmentVersion = "1.0.0",
        EnvironmentDigest = "sha256:" + new string('0', 64),
        Profile = "cpu",
        Agent = "o1",
        Scaffold = "modular",
        Model = "openai/o1",
        Sandbox = "bwrap",
        Limits = new RunLimits { Time = TimeSpan.FromMinutes(30) },
        Seed = 17,
        Owner = "someone@somewhere",
        Harness = "0.1.0",
        Host = new HostFacts { Os = "Debian GNU/Linux 12", Kernel = "6.1", Cpu = "A processor", Cores = 2, MemoryBytes = 16L << 30, Dotnet = "10.0.1" },
    };
}
