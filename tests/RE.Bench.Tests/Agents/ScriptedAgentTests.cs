using RE.Bench.Agents;
using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;

namespace RE.Bench.Tests.Agents;

public sealed class ScriptedAgentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rebench-script-").FullName;

    [Fact]
    public async Task Starter_hands_in_at_once()
    {
        var bench = new FakeWorkbench();

        Assert.IsType<AgentExit.Submitted>(await RunAsync("starter", bench));
        Assert.Empty(bench.Commands);
    }

    [Fact]
    public async Task Reference_does_the_steps_of_its_folder_in_order()
    {
        Write("attempt.yaml", """
            steps:
              - put: lib/fit.cs
              - put: run.sh
              - write: { path: notes/a.txt, content: "hello" }
              - run: ./run.sh
                timeout: 8m
              - run: "false"
                allow-failure: true
              - score: true
              - submit: true
              - run: never
            """);
        Write("lib/fit.cs", "fit");
        Write("run.sh", "run", executable: true);
        var bench = new FakeWorkbench { ScoreLog = [new() { Row = 1, At = TimeSpan.Zero, Outcome = "scored" }], Command = c => FakeWorkbench.Reply("", c.Script == "false" ? 1 : 0) };
        bench.Brief = bench.Brief with { ReferenceFolder = _folder };

        Assert.IsType<AgentExit.Submitted>(await RunAsync("reference", bench));

        Assert.Equal("fit", bench.Files["/home/agent/solution/lib/fit.cs"]);
        Assert.False(bench.Executable["/home/agent/solution/lib/fit.cs"]);
        Assert.True(bench.Executable["/home/agent/solution/run.sh"]);
        Assert.Equal("hello", bench.Files["/home/agent/solution/notes/a.txt"]);
        Assert.Equal([new("./run.sh", TimeSpan.FromMinutes(8)), new("false", TimeSpan.FromMinutes(10))], bench.Commands);
        Assert.Equal(1, bench.Scored);
    }

    [Fact]
    public async Task A_step_that_fails_ends_the_attempt_with_its_output()
    {
        var file = Write("steps.yaml", "steps: [{ run: make }, { run: never }]");
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply($"{new string('x', 5000)}no rule\n", 2, "stop") };

        var exit = await RunAsync($"replay:{file}", bench);

        var reason = Assert.IsType<AgentExit.Failed>(exit).Reason;
        Assert.StartsWith("'make' ended with status 2", reason, StringComparison.Ordinal);
        Assert.EndsWith("no rule\nstop", reason, StringComparison.Ordinal);
        Assert.InRange(reason.Length, 1000, 2200);
        Assert.Single(bench.Commands);
    }

    [Fact]
    public async Task A_script_that_does_not_submit_is_submitted_at_its_end()
    {
        var file = Write("steps.yaml", "steps: [{ run: make }]");

        Assert.IsType<AgentExit.Submitted>(await RunAsync($"replay:{file}", new()));
    }

    [Fact]
    public async Task Without_a_reference_there_is_nothing_to_do()
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() => RunAsync("reference", new()));

        Assert.Contains("'toy'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steps: [{ put: ../secret }]", "leads out")]
    [InlineData("steps: [{ put: /etc/passwd }]", "leads out")]
    [InlineData("steps: [{ put: missing }]", "no file 'missing'")]
    [InlineData("steps: [{ write: { path: /etc/x, content: a } }]", "not below /home/agent")]
    [InlineData("steps: [{ write: { path: ../../x, content: a } }]", "not below /home/agent")]
    [InlineData("steps: [{ run: a, score: true }]", "exactly one of")]
    [InlineData("steps: [{ score: false }]", "exactly one of")]
    [InlineData("steps: [{ }]", "exactly one of")]
    [InlineData("steps: [{ score: true, timeout: 3m }]", "belong to 'run'")]
    [InlineData("steps: [{ pause: 3 }]", "pause")]
    public async Task What_is_wrong_in_a_script_is_said(string yaml, string words)
    {
        var file = Write("steps.yaml", yaml);

        var error = await Assert.ThrowsAsync<UserErrorException>(() => RunAsync($"replay:{file}", new()));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_of_a_script_are_said_at_once()
    {
        var file = Write("steps.yaml", "steps: [{ put: a }, { run: b }, { put: c }]");

        var error = await Assert.ThrowsAsync<UserErrorException>(() => RunAsync($"replay:{file}", new()));

        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.Contains("step 3", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<AgentExit> RunAsync(string agent, FakeWorkbench bench) =>
        await AgentFactory.Create(AgentCatalog.Load(null).Resolve(agent)).RunAsync(bench, TestContext.Current.CancellationToken);

    private string Write(string name, string text, bool executable = false)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (executable && OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
