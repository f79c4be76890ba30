using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Aide;
using RE.Bench.Models.Clients;

namespace RE.Bench.Tests.Agents.Aide;

/// <summary>
/// A workbench in memory for the AIDE scaffold. A node's command is one of <c>score 0.5</c>, <c>invalid</c>, <c>exit 1</c>, <c>hang</c>, <c>metric 3</c>, <c>print N</c>;
/// the world knows from the scaffold's own scripts what stands in the solution folder, and scores that.
/// </summary>
internal sealed partial class AideWorld : IWorkbench
{
    private readonly Queue<Func<ChatResponse>> _proposals = [];
    private readonly Dictionary<int, string> _commands = [];
    private readonly List<ScoreReply> _scores = [];
    private int _best;
    private int _turn;

    public AideWorld(double start = 0.1, bool higherIsBetter = true, bool visible = true)
    {
        _scores.Add(new() { Row = 0, At = TimeSpan.Zero, Outcome = "scored", Raw = visible ? start : null });
        Brief = new()
        {
            Environment = "toy",
            Instructions = "Make the number in /home/agent/solution/answer.txt good.",
            TimeLimit = TimeSpan.FromMinutes(100),
            ScoreVisible = visible,
            HigherIsBetter = higherIsBetter,
            Tools = ["sh"],
            Seed = 7,
        };
    }

    public TaskBrief Brief { get; set; }

    public TimeSpan Spent { get; set; }

    public TimeSpan EachRun { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan EachScore { get; set; } = TimeSpan.FromSeconds(10);

    public BudgetView Budget => new() { Spent = Spent, Limit = Brief.TimeLimit, Tokens = 0 };

    public IReadOnlyList<ScoreReply> ScoreLog => _scores;

    /// <summary>Number of the node in the solution folder; 0 = the starting solution.</summary>
    public int Standing { get; private set; }

    public Review ReviewSays { get; set; } = new(false, "Went as planned.");

    public int ScoreLimit { get; set; } = int.MaxValue;

    public List<IReadOnlyList<ChatMessage>> Prompts { get; } = [];

    public List<string> Requests { get; } = [];

    public List<CommandCall> Runs { get; } = [];

    public List<string> Moves { get; } = [];

    public Dictionary<string, string> Files { get; } = [];

    public List<(string Kind, string Text)> Notes { get; } = [];

    /// <summary>The tree as the transcript tells it: <c>1 draft</c>, <c>2 debug of 1</c>.</summary>
    public IReadOnlyList<string> Kinds => [.. Notes.Where(n => n.Kind == "node").Select(n => n.Text.Split(':')[0])];

    /// <summary>The model proposes these commands, one after the other; when there are none left, nothing that can be run.</summary>
    public AideWorld Proposes(params string[] commands)
    {
        foreach (var command in commands)
        {
            var number = _proposals.Count + 1;
            Answers(new { plan = $"Plan {number}.", files = new[] { new { path = $"f{number}.txt", content = $"text {number}" } }, command });
        }

        return this;
    }

    public AideWorld Answers(object arguments) => Answers(() => Call("propose", arguments));

    public AideWorld Answers(Func<ChatResponse> answer)
    {
        _proposals.Enqueue(answer);
        return this;
    }

    public AideWorld AnswersText(string text) => Answers(() => new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop });

    public AideWorld AnswersBroken() => Answers(() =>
    {
        var response = Call("propose", new { });
        ((FunctionCallContent)response.Messages[0].Contents[0]).AdditionalProperties = new() { [BrokenArguments.Key] = "The arguments were not JSON." };
        return response;
    });

    public Task<AgentExit> RunAsync(AideSettings settings) => new AideAgent(settings).RunAsync(this, TestContext.Current.CancellationToken);

    public Task<CommandReply> RunAsync(string tool, CommandCall command, CancellationToken cancellationToken)
    {
        if (tool == "aide")
        {
            Moves.Add(command.Script.Split('\n')[^1]);
            Move(Moves[^1]);
            Spent += TimeSpan.FromSeconds(1);
            return Task.FromResult(FakeWorkbench.Reply(command.Script.Contains("bytes  file", StringComparison.Ordinal) ? "bytes  file\n 3  answer.txt\n" : ""));
        }

        Runs.Add(command);
        var node = int.Parse(Folder().Match(command.Script).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var text = _commands[node] = command.Script.Split('\n', 2)[1];
        Spent += text == "hang" ? command.Timeout : EachRun;
        return Task.FromResult(text.Split(' ') switch
        {
            ["exit", var status] => FakeWorkbench.Reply("half\n", int.Parse(status, CultureInfo.InvariantCulture), "it broke"),
            ["hang"] => FakeWorkbench.Reply("the last real line", 124, timedOut: true),
            ["metric", var value] => FakeWorkbench.Reply($"metric: 99\nmetric: {value}\n"),
            ["print", var size] => FakeWorkbench.Reply(new string('x', int.Parse(size, CultureInfo.InvariantCulture))),
            _ => FakeWorkbench.Reply("fine\n"),
        });
    }

    public Task PutFileAsync(string path, ReadOnlyMemory<byte> content, bool executable, CancellationToken cancellationToken)
    {
        Files[path] = Encoding.UTF8.GetString(content.Span);
        return Task.CompletedTask;
    }

    public Task<ScoreReply> ScoreAsync(CancellationToken cancellationToken)
    {
        if (_scores.Count > ScoreLimit)
        {
            throw new BudgetSpentException("scores");
        }

        Spent += EachScore;
        var valid = _commands[Standing] != "invalid";
        var raw = valid && Brief.ScoreVisible && _commands[Standing].Split(' ') is ["score", var value] ? double.Parse(value, CultureInfo.InvariantCulture) : (double?)null;
        _scores.Add(new() { Row = _scores.Count, At = Spent, Outcome = valid ? "scored" : "invalid", Raw = raw, Reason = valid ? null : "no number in answer.txt" });
        return Task.FromResult(_scores[^1]);
    }

    public Task<ChatResponse> ChatAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        Prompts.Add(messages);
        Requests.Add(JsonSerializer.Serialize(messages, AIJsonUtilities.DefaultOptions));
        return Task.FromResult(options.Tools![0].Name == "review" ? Call("review", new { is_bug = ReviewSays.IsBug, summary = ReviewSays.Summary })
            : _proposals.TryDequeue(out var next) ? next()
            : new ChatResponse(new ChatMessage(ChatRole.Assistant, "I have no idea.")));
    }

    public Task NoteAsync(string kind, string text, CancellationToken cancellationToken)
    {
        Notes.Add((kind, text));
        return Task.CompletedTask;
    }

    public JsonArray Journal() => JsonNode.Parse(Files["/home/agent/aide/journal.json"])!["nodes"]!.AsArray();

    private ChatResponse Call(string tool, object arguments)
    {
        var values = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.Clone());
        return new(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent($"call_{_turn++}", tool, values)])) { FinishReason = ChatFinishReason.ToolCalls };
    }

    private void Move(string script)
    {
        if (Promoted().Match(script) is { Success: true } promoted)
        {
            _best = int.Parse(promoted.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }
        else if (Laid().Match(script) is { Success: true } laid)
        {
            Standing = laid.Groups[1].Value switch
            {
                "best" => _best,
                "start" => 0,
                var node => int.Parse(node.AsSpan("nodes/".Length), CultureInfo.InvariantCulture),
            };
        }
    }

    [GeneratedRegex(@"^cd /home/agent/aide/nodes/(\d+) ")]
    private static partial Regex Folder();

    [GeneratedRegex(@"mv /home/agent/aide/nodes/(\d+) /home/agent/aide/best")]
    private static partial Regex Promoted();

    [GeneratedRegex(@"copy /home/agent/aide/(\S+) /home/agent/solution$")]
    private static partial Regex Laid();
}
