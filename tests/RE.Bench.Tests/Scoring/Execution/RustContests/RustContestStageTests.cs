using System.Text.Json.Nodes;
using RE.Bench.Agents.Catalog;
using RE.Bench.Models;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.RustContests.Model;
using RE.Bench.Tests.Models;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.RustContests;

public sealed class RustContestStageTests : IClassFixture<ContestBench>
{
    // Prints the program whose key is in the problem.
    private const string Chooser = "#!/bin/sh\ncat > problem\nfor key in *.key; do if grep -qF \"$(cat $key)\" problem; then cat ${key%.key}.rs; exit 0; fi; done\nexit 3\n";
    private readonly ContestBench _bench;

    public RustContestStageTests(ContestBench bench)
    {
        BubblewrapHere.Require();
        Assert.SkipWhen(!File.Exists("/usr/bin/rustc") && Environment.GetEnvironmentVariable("PATH")!.Split(':').All(folder => !File.Exists(Path.Combine(folder, "rustc"))), "There is no rustc here.");
        _bench = bench;
    }

    [Fact]
    public async Task Right_programs_are_compiled_run_on_all_tests_and_solved()
    {
        var rows = Rows(await _bench.RunAsync(Chooser, Programs(0)));

        Assert.All(rows, row => Assert.Equal("solved", (string)row["verdict"]!));
        Assert.All(rows, row => Assert.Equal((int)row["tests"]!, (int)row["passed"]!));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => (int)row["band"]!).Order());
    }

    [Fact]
    public async Task Programs_with_a_mistake_are_not_solved()
    {
        var rows = Rows(await _bench.RunAsync(Chooser, Programs(1)));

        Assert.DoesNotContain(rows, row => (string)row["verdict"]! is "solved" or "no-program" or "not-compiled");
    }

    [Fact]
    public async Task The_starter_asks_the_weak_model_once_a_problem_and_prints_its_program()
    {
        var rows = Rows(await ContestBench.RunFolderAsync(Path.Combine(ContestBench.Environment, "agent")));

        Assert.All(rows, row => Assert.Equal(1, (int)row["model"]!["calls"]!));
        Assert.All(rows, row => Assert.NotEqual("no-program", (string)row["verdict"]!));
        Assert.All(rows, row => Assert.Equal(0, (double)row["model"]!["log"]![0]!["temperature"]!));
    }

    [Fact]
    public async Task A_real_model_answers_in_place_of_the_simulated_one_and_is_named()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = body => ScriptedCall.Say($"Here:\n```rust\n{ContestBench.Problems.Single(problem => $"{body["messages"]![0]!["content"]}".Contains(problem.Statement.Split('\n')[0], StringComparison.Ordinal)).Programs[0]}\n```\n");
        using var client = new ChatModelFactory(new ModelKeys(), PriceFile.Shipped(), new(), TimeProvider.System)
            .Create(ChatModelSpec.Parse("compatible/tiny") with { BaseUrl = server.BaseUrl }, new CountedWaits());

        var outcome = await ContestBench.RunFolderAsync(Path.Combine(ContestBench.Environment, "agent"), new EndpointModel(new(client), "compatible/tiny"));

        Assert.All(Rows(outcome), row => Assert.Equal("solved", (string)row["verdict"]!));
        Assert.Equal("compatible/tiny", (string)Assert.IsType<ExecutionOutcome.Measured>(outcome).Report["model"]!);
        Assert.Equal(ContestBench.Problems.Count, server.Requests.Count);
        Assert.All(server.Requests, body => Assert.Equal(0, (double)body["temperature"]!));
    }

    [Fact]
    public async Task The_model_refuses_calls_beyond_the_budget_and_the_log_is_kept()
    {
        const string Greedy = """
            #!/bin/bash
            cat > problem
            for i in 1 2 3 4 5; do
                body='{"messages": [{"role": "user", "content": "hello"}]}'
                exec 3<>/dev/tcp/127.0.0.1/8378
                printf 'POST /model/chat/completions HTTP/1.1\r\nHost: model\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' ${#body} "$body" >&3
                head -n 1 <&3 >> answers
            done
            echo "// $(tr -d '\r' < answers | tr '\n' ' ')"
            exit 0
            """;

        var rows = Rows(await _bench.RunAsync(Greedy));

        Assert.All(rows, row => Assert.Equal(3, (int)row["model"]!["calls"]!));
        Assert.All(rows, row => Assert.Equal(2, row["model"]!["log"]!.AsArray().Count(line => (int?)line!["refused"] == 429)));
        Assert.All(rows, row => Assert.Equal("not-compiled", (string)row["verdict"]!));
    }

    [Theory]
    [InlineData("prints nothing", "exit 0", "it printed nothing")]
    [InlineData("fails", "echo 'fn main() {}'; exit 1", "it ended with status 1")]
    [InlineData("prints too much", "head -c 100000000 /dev/zero | tr '\\0' 'x'", "it printed too much")]
    public async Task A_solve_that(string what, string script, string note)
    {
        var rows = Rows(await _bench.RunAsync($"#!/bin/sh\ncat > /dev/null\n{script}\n"));

        Assert.All(rows, row => Assert.Equal("no-program", (string)row["verdict"]!));
        Assert.All(rows, row => Assert.StartsWith(note, (string)row["note"]!, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task Processes_that_solve_leaves_behind_end_with_its_sandbox_and_gain_nothing()
    {
        var mark = $"left-{Guid.NewGuid():N}";

        var rows = Rows(await _bench.RunAsync($"#!/bin/sh\n(sh -c 'while :; do sleep 1; done' {mark}) > /dev/null 2>&1 < /dev/null &\necho 'fn main() {{}}'\n"));

        Assert.All(rows, row => Assert.Equal("wrong-answer", (string)row["verdict"]!));
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)), folder => CommandOf(folder).Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_submission_without_solve_is_refused_with_what_to_do()
    {
        using var folder = new TempFolder();
        folder.Write("solver/notes.txt", "nothing");

        var refused = Assert.IsType<ExecutionOutcome.Refused>(await ContestBench.RunFolderAsync(folder[""]));

        Assert.Contains("solver/solve", refused.Reason, StringComparison.Ordinal);
    }

    private static List<JsonNode> Rows(ExecutionOutcome outcome) => [.. Assert.IsType<ExecutionOutcome.Measured>(outcome).Report["problems"]!.AsArray().Select(row => row!)];

    private static (string Name, string Text)[] Programs(int variant) =>
        [.. ContestBench.Problems.SelectMany((problem, i) => new[] { ($"{i}.key", problem.Statement.Split('\n')[0]), ($"{i}.rs", problem.Programs[variant]) })];

    private static string CommandOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
