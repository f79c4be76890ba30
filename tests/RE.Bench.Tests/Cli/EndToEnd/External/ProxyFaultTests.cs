using RE.Bench.Events;
using RE.Bench.Tests.Support;
using RE.Bench.Tests.Support.Clients;

namespace RE.Bench.Tests.Cli.EndToEnd.External;

/// <summary>What goes wrong between a program, its relay, the harness and the provider; the client is curl, so nothing hides it.</summary>
public sealed class ProxyFaultTests : IDisposable
{
    private const string Ask = """curl -sN http://127.0.0.1:8377/v1/messages -H "x-api-key: $ANTHROPIC_API_KEY" -H 'content-type: application/json' """;
    private const string Body = """-d '{"model":"x","max_tokens":9,"stream":true,"tools":[{"name":"bash","input_schema":{"type":"object"}}],"messages":[{"role":"user","content":"go"}]}' """;
    private static readonly ScriptedCall[] OneCall = [ScriptedCall.Bash("echo a rather long command so that its arguments come in many pieces")];
    private readonly ExecRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Nobody_without_the_runs_key_reaches_the_model_and_garbage_reaches_nothing()
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        _room.Describe(
            """
            say() { curl -s -o /tmp/out -w '%{http_code} ' http://127.0.0.1:8377/v1/$1 "$2" "$3" -H 'content-type: application/json' --data-binary "$4"; head -c 90 /tmp/out; echo; }
            KEY="x-api-key: $ANTHROPIC_API_KEY"
            say messages -H 'x-api-key: sk-rebench-wrong' '{}'
            say messages -H "$KEY" 'no json'
            say messages -H "$KEY" '[1]'
            say chat/completions -H "$KEY" "{\"model\":1,\"model\":2}"
            say messages -H "$KEY" "{\"x\":$(head -c 5000 /dev/zero | tr '\0' '[')"
            say messages -H "$KEY" '{"tools":[{"type":"web_search_20250305","name":"web_search"}],"messages":[]}'
            say responses -H "$KEY" '{"background":true,"input":"x"}'
            say chat/completions -H "$KEY" '{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.org/x"}}]}]}'
            printf 'GET / HT\0TP\377\r\n\r\n' | curl -s --max-time 2 telnet://127.0.0.1:8377 > /dev/null
            task status > /dev/null && echo "the desk lives"
            """,
            upstream);

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        var lines = _room.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["401", "400", "400", "400", "400", "400", "400", "400"], lines[..8].Select(line => line[..3]));
        Assert.StartsWith("""401 {"type":"error","error":{"type":"authentication_error",""", lines[0], StringComparison.Ordinal);
        Assert.Equal("the desk lives", lines[^1]);
        Assert.Empty(upstream.Requests);
    }

    [Fact]
    public async Task An_agent_that_kills_its_relay_gets_another_and_the_journal_says_so()
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        _room.Describe(
            "for p in /proc/[0-9]*; do grep -qzx relay $p/cmdline 2>/dev/null && kill -9 ${p#/proc/} 2>/dev/null; done\n" + Ask + "--retry 20 --retry-delay 0 --retry-connrefused " + Body + "| tail -2",
            upstream);

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Contains("message_stop", _room.Printed, StringComparison.Ordinal);
        Assert.Contains(_room.Events.OfType<RunEvent.StepStarted>(), step => step.Action == "note" && step.Request.GetProperty("topic").GetString() == "relay");
    }

    [Fact]
    public async Task An_answer_cut_in_the_middle_of_a_tool_call_is_cut_for_the_client_too_and_asked_again_only_by_it()
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        upstream.BeforeEvent = async (request, number, token) =>
        {
            // The cut comes once a byte of the answer is with the client: before that, the harness asks again by itself.
            while (request == 1 && number == 6 && !IsFilled(Path.Combine(_room.Folder, "home", "solution", "one")))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, token);
            }

            return request == 1 && number == 6;
        };
        _room.Describe($"{Ask}{Body} > one; echo \"status $?\"; tail -1 one | head -c 30; {Ask}{Body} | tail -2", upstream);

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.StartsWith("status 18", _room.Printed, StringComparison.Ordinal);
        Assert.Contains("message_stop", _room.Printed, StringComparison.Ordinal);
        Assert.Equal((2, 1), (upstream.Requests.Count, _room.Result.Usage.Messages));
        Assert.Contains("broke off", _room.Ended("chat")[0].Reply.GetProperty("interrupted").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_refuses_at_first_is_asked_again_with_the_clock_standing_still()
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        upstream.BeforeEvent = (request, number, _) => Task.FromResult(request == 1 && number == 1);
        _room.Describe(Ask + Body + "| tail -2", upstream);

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Contains("message_stop", _room.Printed, StringComparison.Ordinal);
        Assert.Equal(2, upstream.Requests.Count);
        Assert.Single(_room.Events.OfType<RunEvent.ProviderWaited>());
        Assert.True(_room.Result.Budget.Paused["provider"] > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_tool_result_of_5_MB_passes_whole_and_a_slow_stream_holds_nobody_up()
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        using var slow = new SemaphoreSlim(0);
        upstream.BeforeEvent = async (request, number, token) =>
        {
            if (request == 1 && number == 4)
            {
                await slow.WaitAsync(token);
            }
            else if (request == 2 && number == 4)
            {
                slow.Release();
            }

            return false;
        };
        _room.Describe(
            $$$"""
            {{{Ask}}}{{{Body}}} > /tmp/slow &
            while ! grep -q content_block_start /tmp/slow 2>/dev/null; do sleep 0.05; done
            { printf '{"model":"x","max_tokens":9,"tools":[{"name":"bash","input_schema":{"type":"object"}}],"stream":true,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"'; head -c 5000000 /dev/zero | tr '\0' x; printf '"}]}]}'; } > /tmp/big.json
            {{{Ask}}} --data-binary @/tmp/big.json | tail -2; wait; tail -2 /tmp/slow
            """,
            upstream);

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Equal(2, _room.Printed.Split("data: {\"type\":\"message_stop\"}").Length - 1);
        Assert.Equal(5_000_000, ((string)upstream.Requests.ToArray()[1].Body["messages"]![0]!["content"]![0]!["content"]!).Length);
        using var verified = _room.Verb(null, "verify", "last");
        await verified.EndAsync();
        Assert.DoesNotContain("contradicted", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_token_budget_is_told_to_the_client_and_ends_the_program()
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        _room.Describe($"{Ask}{Body} > /dev/null; {Ask}{Body} -w '%{{http_code}}\\n'; sleep 1000", upstream);

        using var run = await _room.RunAsync("bwrap", "--tokens", "100");

        Assert.Equal((RunOutcomes.BudgetSpent, "tokens"), (_room.Result.Outcome, _room.Result.OutcomeDetail));
        Assert.Single(upstream.Requests);
        Assert.Contains("\"billing_error\"", _room.Printed, StringComparison.Ordinal);
        Assert.Contains("402", _room.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step-started:2", 2)]
    [InlineData("step-ended", 1)]
    public async Task Killed_in_the_middle_of_an_answer_or_before_its_end_was_sent_a_resumed_harness_answers_the_repeated_request(string after, int asked)
    {
        BubblewrapHere.Require();
        await using var upstream = await ScriptedUpstream.StartAsync(OneCall);
        _room.Describe($"for i in 1 2 3 4 5 6 7 8 9; do {Ask}{Body} > /tmp/out && grep -q message_stop /tmp/out && break; sleep 0.3; done; cat /tmp/out", upstream);
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = after });
        Assert.Equal(137, await killed.EndAsync());

        using var resumed = _room.Verb(null, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        Assert.Equal(RunOutcomes.Submitted, _room.Result.Outcome);
        Assert.Contains("message_stop", _room.Printed, StringComparison.Ordinal);
        Assert.Contains("\"tool_use\"", _room.Printed, StringComparison.Ordinal);
        Assert.InRange(upstream.Requests.Count, 1, asked);
        Assert.Equal(1, _room.Result.Usage.Messages);
    }

    private static bool IsFilled(string file) => File.Exists(file) && new FileInfo(file).Length > 0;
}
