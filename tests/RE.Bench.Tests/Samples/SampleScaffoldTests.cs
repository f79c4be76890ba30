using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Tests.Agents;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Samples;

/// <summary>The scaffold that docs/scaffolds.md shows is compiled and run here.</summary>
public sealed class SampleScaffoldTests
{
    [Fact]
    public async Task It_runs_the_models_command_under_its_setting()
    {
        var bench = new FakeWorkbench().Says("Hm.").Says(null, ("run", new { command = "make" }));

        var exit = await Create("timeout=5m").RunAsync(bench, TestContext.Current.CancellationToken);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.Equal([new CommandCall("make", TimeSpan.FromMinutes(5))], bench.Commands);
        Assert.Equal([("rejected-answer", "run: Call 'run' with a command."), ("one-shot", "the command ended with status 0")], bench.Notes);
    }

    [Fact]
    public void Settings_that_it_does_not_know_are_refused() =>
        Assert.Equal("unknown key 'timeouts'. Did you mean 'timeout'? Allowed here: timeout.", Assert.Throws<UserErrorException>(() => Create("timeouts=5m")).Message);

    [Theory]
    [InlineData("OneShotScaffold.cs")]
    [InlineData("OneShotAgent.cs")]
    public void The_document_shows_what_is_compiled_here(string file)
    {
        var source = File.ReadAllText(Repository.PathOf($"tests/RE.Bench.Tests/Samples/{file}"));

        Assert.Contains(source[source.IndexOf("internal sealed class", StringComparison.Ordinal)..].TrimEnd(), File.ReadAllText(Repository.PathOf("docs/scaffolds.md")), StringComparison.Ordinal);
    }

    private static IAgent Create(string settings) =>
        new OneShotScaffold().Create(new() { Name = "one-shot:openai/o1", Scaffold = "one-shot", Model = ChatModelSpec.Parse("openai/o1"), Settings = settings });
}
