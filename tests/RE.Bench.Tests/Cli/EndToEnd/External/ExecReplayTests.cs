using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Tests.Support;
using RE.Bench.Tests.Support.Clients;

namespace RE.Bench.Tests.Cli.EndToEnd.External;

/// <summary>A command-line agent's run is repeated from its folder: the program runs again, its model's answers come from the journal.</summary>
public sealed class ExecReplayTests : IDisposable
{
    private const string Program = """
        address=${OPENAI_BASE_URL#http://}; address=${address%/v1}
        body='{"model":"any","messages":[{"role":"user","content":"go"}],"tools":[{"type":"function","function":{"name":"bash","parameters":{"type":"object","properties":{}}}}]}'
        bash -c 'exec 3<>/dev/tcp/${0%:*}/${0#*:}; printf "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" "$OPENAI_API_KEY" "${#1}" "$1" >&3; cat <&3' "$address" "$body" > reply.txt
        grep -q 'the answer' reply.txt && echo '{"n_embd": 64, "max_iters": 6209, "loss_prediction": 3.0}' > answer.json
        task score
        task submit
        """;

    private readonly ExecRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_programs_run_ends_with_the_same_ledger_without_its_provider()
    {
        BubblewrapHere.Require();
        await using (var upstream = await ScriptedUpstream.StartAsync(ScriptedCall.Say("the answer")))
        {
            _room.Describe(Program, upstream, "chat");
            using var run = await _room.RunAsync();
            Assert.True(run.ExitCode == 0, run.Error + run.Output + _room.Printed);
        }

        var (first, folder) = (_room.Result, _room.Folder);
        Assert.Equal((1, "scored"), (first.Usage.Messages, first.Ledger[1].Outcome));
        var others = Path.Combine(Path.GetDirectoryName(folder)!, "replays");

        _room.Forget();
        using var replay = _room.Verb(null, "run", "--env", "scaling-law", "--agent", $"replay:{folder}", "--sandbox", "bwrap", "--out", others);

        Assert.True(await replay.EndAsync() == 0, replay.Error + replay.Output);
        var again = ResultStore.Read(Path.Combine(Assert.Single(Directory.GetDirectories(others)), "result.json"));
        Assert.Equal((RunOutcomes.Submitted, "exec", first.Run), (again.Outcome, again.Agent.Scaffold, again.Agent.Replays));
        Assert.Equal(Ledger(first), Ledger(again));
    }

    private static IEnumerable<string> Ledger(RunResult result) =>
        result.Ledger.Select(row => $"{row.Row} {row.Purpose} {row.Outcome} {row.Raw:R} {row.Submission} {row.Seed} {row.Tokens}");
}
