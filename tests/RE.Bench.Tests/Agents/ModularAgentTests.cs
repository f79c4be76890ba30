using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Modular;

namespace RE.Bench.Tests.Agents;

public sealed class ModularAgentTests
{
    private static readonly CancellationToken Now = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_runs_and_its_output_goes_back_to_the_model()
    {
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply("hello\n", 3, "oops") }.Says("I look.", ("bash", new { command = "ls" }));

        var exit = await RunAsync(bench);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.EndsWith("\nls", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
        Assert.Equal("hello\n[standard error]\noops\n[exit status 3]", Result(bench, 1));
    }

    [Fact]
    public async Task The_task_and_the_rules_come_first_and_a_line_of_usage_last()
    {
        var bench = new FakeWorkbench { Budget = Spent(3) }.Says("hm", ("bash", new { command = "ls" }));

        await RunAsync(bench);

        Assert.All(bench.Prompts, prompt =>
        {
            Assert.Equal((ChatRole.System, ChatRole.User), (prompt[0].Role, prompt[1].Role));
            Assert.Contains("Make it faster.", prompt[1].Text, StringComparison.Ordinal);
            Assert.Equal("[Used so far: 3m of 30m (10 %), 1,000 tokens. Time limit of a command: 2m.]", prompt[^1].Text);
        });
        Assert.Equal([3, 6], bench.Prompts.Select(p => p.Count));
    }

    [Theory]
    [InlineData(22, 0, "")]
    [InlineData(23, 0, "75 %")]
    [InlineData(26, 0, "75 %")]
    [InlineData(27, 0, "90 %")]
    [InlineData(1, 80_000, "75 %")]
    [InlineData(1, 95_000, "90 %")]
    public async Task The_nearer_the_end_the_stronger_the_nudge(int minutes, long tokens, string nudge)
    {
        var bench = new FakeWorkbench { Budget = Spent(minutes) with { Tokens = tokens, TokenLimit = 100_000 } };

        await RunAsync(bench);

        var line = bench.Prompts[0][^1].Text;
        Assert.Equal(nudge.Length > 0, line.Contains("More than", StringComparison.Ordinal));
        Assert.Contains(nudge, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_first_call_of_a_message_runs_and_the_others_are_answered()
    {
        var bench = new FakeWorkbench().Says(null, ("bash", new { command = "one" }), ("bash", new { command = "two" }), ("submit", new { }));

        await RunAsync(bench);

        Assert.Single(bench.Commands);
        var results = bench.Prompts[1][^2].Contents.Cast<FunctionResultContent>().ToList();
        Assert.Equal(["call_0_0", "call_0_1", "call_0_2"], results.Select(r => r.CallId));
        Assert.All(results.Skip(1), r => Assert.Contains("Only the first tool call", r.Result!.ToString(), StringComparison.Ordinal));
        Assert.Equal(2, bench.Notes.Count(n => n.Kind == "rejected-call"));
    }

    [Theory]
    [InlineData("teleport", "{}", "There is no tool called 'teleport'. The tools are bash, set_timeout, score, score_log, submit.")]
    [InlineData("bash", """{"cmd":"ls"}""", "'bash' was not run: it needs 'command', a text. You sent 'cmd'.")]
    [InlineData("bash", """{"command":["ls"]}""", "'bash' was not run: it needs 'command', a text. You sent 'command'.")]
    [InlineData("bash", "{}", "'bash' was not run: it needs 'command', a text. You sent nothing.")]
    [InlineData("python", """{"code":"1"}""", "There is no tool called 'python'. The tools are bash, set_timeout, score, score_log, submit.")]
    [InlineData("set_timeout", """{"seconds":"soon"}""", "'set_timeout' was not run: it needs 'seconds', a number from 1 to 1440. You sent 'seconds'.")]
    [InlineData("set_timeout", """{"seconds":0}""", "'set_timeout' was not run: it needs 'seconds', a number from 1 to 1440. You sent 'seconds'.")]
    public async Task A_call_that_cannot_be_run_is_refused_with_what_to_do(string tool, string arguments, string answer)
    {
        var bench = new FakeWorkbench().Says(null, (tool, JsonNode.Parse(arguments)!));

        await RunAsync(bench);

        Assert.Empty(bench.Commands);
        Assert.Equal(answer, Result(bench, 1));
        Assert.Equal("rejected-call", Assert.Single(bench.Notes).Kind);
    }

    [Fact]
    public async Task A_message_without_a_call_is_answered_with_a_reminder()
    {
        var bench = new FakeWorkbench().Says("Let me think.");

        await RunAsync(bench);

        Assert.Equal(ChatRole.User, bench.Prompts[1][^2].Role);
        Assert.StartsWith("Your message held no tool call", bench.Prompts[1][^2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_message_is_no_reason_to_stop()
    {
        var bench = new FakeWorkbench().Says(() => new ChatResponse(new ChatMessage(ChatRole.Assistant, (string?)null)) { FinishReason = ChatFinishReason.Length });

        var exit = await RunAsync(bench);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.Equal("(no text)", bench.Prompts[1][3].Text);
        Assert.Contains("cut off", bench.Prompts[1][4].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_never_calls_a_tool_fails_after_a_while()
    {
        var bench = new FakeWorkbench();
        Enumerable.Range(0, 30).ToList().ForEach(_ => bench.Says("Hm."));

        var exit = await RunAsync(bench);

        Assert.Contains("20 messages in a row", Assert.IsType<AgentExit.Failed>(exit).Reason, StringComparison.Ordinal);
        Assert.Equal(20, bench.Prompts.Count);
    }

    [Fact]
    public async Task The_time_limit_of_commands_can_be_set_up_to_24_minutes()
    {
        var bench = new FakeWorkbench()
            .Says(null, ("bash", new { command = "a" }))
            .Says(null, ("set_timeout", new { seconds = 600 }))
            .Says(null, ("bash", new { command = "b" }))
            .Says(null, ("set_timeout", new { seconds = 1e9 }))
            .Says(null, ("bash", new { command = "c" }));

        await RunAsync(bench);

        Assert.Equal([2, 10, 24], bench.Commands.Select(c => c.Timeout.TotalMinutes));
        Assert.Contains("now 24m. That is the most", Result(bench, 4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_command_says_so()
    {
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply("half", 124, timedOut: true, oom: 2) }.Says(null, ("bash", new { command = "sleep 999" }));

        await RunAsync(bench);

        Assert.Equal(
            "half\n[processes killed because memory ran out: 2]\n[killed after 2m, the time limit of a command; its folder and variables are those before it]",
            Result(bench, 1));
    }

    [Fact]
    public async Task Long_output_is_kept_in_a_file_and_shown_by_its_ends()
    {
        var output = $"START{new string('x', 50_000)}END\n";
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply(output) }.Says(null, ("bash", new { command = "cat big" }));

        await RunAsync(bench);

        var shown = Result(bench, 1);
        Assert.InRange(shown.Length, 12_000, 12_300);
        Assert.StartsWith("START", shown, StringComparison.Ordinal);
        Assert.EndsWith("END\n[exit status 0]", shown, StringComparison.Ordinal);
        Assert.Contains("all of it is in /home/agent/tool_outputs/0000-bash.txt", shown, StringComparison.Ordinal);
        Assert.Equal($"{output}[exit status 0]", bench.Files["/home/agent/tool_outputs/0000-bash.txt"]);
    }

    [Theory]
    [InlineData("bash", "command", "it could not be kept: /home/agent/tool_outputs is a link.")]
    [InlineData("python", "code", "could not be written to /home/agent/.modular/program.py: /home/agent/.modular/program.py is a link.")]
    public async Task A_folder_that_the_agent_has_blocked_is_its_own_loss(string tool, string argument, string words)
    {
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply(new string('x', 50_000)), BlockedFolder = tool == "bash" ? "/home/agent/tool_outputs" : "/home/agent/.modular/program.py" }
            .Says(null, (tool, new Dictionary<string, string> { [argument] = "x" }));
        bench.Brief = bench.Brief with { Tools = ["bash", "python3"] };

        var exit = await RunAsync(bench);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.Contains(words, Result(bench, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminal_escapes_are_plain_text()
    {
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply("\u001b[31mred\u001b[0m\n") }.Says(null, ("bash", new { command = "ls" }));

        await RunAsync(bench);

        Assert.StartsWith("\u001b[31mred\u001b[0m", Result(bench, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Python_runs_a_program_of_its_own_where_there_is_python()
    {
        var bench = new FakeWorkbench().Says(null, ("python", new { code = "print(1)" }));
        bench.Brief = bench.Brief with { Tools = ["bash", "python3"] };

        await RunAsync(bench);

        Assert.Equal("print(1)", bench.Files["/home/agent/.modular/program.py"]);
        Assert.EndsWith("\npython3 /home/agent/.modular/program.py", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_only_grows_so_that_providers_can_cache_it()
    {
        var bench = new FakeWorkbench().Says("one", ("bash", new { command = "a" })).Says("two").Says("three", ("bash", new { command = "b" }));

        await RunAsync(bench);

        var requests = bench.Requests.ConvertAll(r => JsonNode.Parse(r)!.AsArray().Select(m => m!.ToJsonString()).ToList());
        Assert.Equal(4, requests.Count);
        Assert.All(requests.Zip(requests.Skip(1)), pair => Assert.Equal(pair.First, pair.Second.Take(pair.First.Count)));
    }

    [Fact]
    public async Task Blank_text_and_lonely_thoughts_are_not_sent_back()
    {
        var bench = new FakeWorkbench()
            .Says(" \n", ("bash", new { command = "a" }))
            .Says(() => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("hm")])) { FinishReason = ChatFinishReason.Length });

        await RunAsync(bench);

        var said = bench.Prompts[^1].Where(m => m.Role == ChatRole.Assistant).ToList();
        Assert.IsType<FunctionCallContent>(Assert.Single(said[0].Contents));
        Assert.Equal("hm", Assert.IsType<TextReasoningContent>(said[1].Contents[0]).Text);
        Assert.Equal("(no text)", said[1].Text);
    }

    [Fact]
    public async Task The_same_answers_make_the_same_requests()
    {
        static FakeWorkbench Bench()
        {
            var bench = new FakeWorkbench { Command = c => FakeWorkbench.Reply(new string('x', c.Script.Length * 200)) };
            for (var i = 0; i < 40; i++)
            {
                bench.Says($"step {i}", i % 7 == 3 ? ("teleport", new { }) : ("bash", new { command = new string('a', 20 + i) }));
            }

            return bench;
        }

        var (first, second) = (Bench(), Bench());
        await RunAsync(first, new() { PromptTokens = 20_000 });
        await RunAsync(second, new() { PromptTokens = 20_000 });

        Assert.Equal(first.Requests, second.Requests);
        Assert.Equal(first.Commands, second.Commands);
        Assert.Equal(first.Notes, second.Notes);
        Assert.Contains(first.Notes, n => n.Kind == "trimmed");
    }

    [Fact]
    public async Task The_first_proposal_that_can_be_run_is_taken()
    {
        var bench = new FakeWorkbench()
            .Says("no call")
            .Says(null, ("teleport", new { }))
            .Says(null, ("bash", new { command = "good" }))
            .Says(null, ("submit", new { }));

        await RunAsync(bench, new() { Proposals = 3 });

        Assert.EndsWith("good", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
        Assert.Equal(bench.Requests[0], bench.Requests[2]);
    }

    [Fact]
    public async Task A_spent_budget_gets_through_to_the_executor()
    {
        var bench = new FakeWorkbench { Command = _ => throw new BudgetSpentException("time") }.Says(null, ("bash", new { command = "ls" }));

        await Assert.ThrowsAsync<BudgetSpentException>(() => RunAsync(bench));
    }

    private static Task<AgentExit> RunAsync(FakeWorkbench bench, ModularSettings? settings = null) => new ModularAgent(settings ?? new()).RunAsync(bench, Now);

    private static BudgetView Spent(int minutes) => new() { Spent = TimeSpan.FromMinutes(minutes), Limit = TimeSpan.FromMinutes(30), Tokens = 1000 };

    private static string Result(FakeWorkbench bench, int prompt) =>
        bench.Prompts[prompt].SelectMany(m => m.Contents).OfType<FunctionResultContent>().Last().Result!.ToString()!;
}
