using RE.Bench.Results;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

public sealed class ManyRunsTests
{
    [Fact]
    public void A_batch_is_whole_runs_of_every_pair_of_agent_and_environment()
    {
        using var folder = new TempFolder();

        new ManyRuns { Runs = 30, Environments = 3, Agents = 2 }.Write(folder);

        var results = Directory.EnumerateDirectories(folder).Select(run => ResultStore.Read(Path.Combine(run, "result.json"))).ToList();
        Assert.Equal(30, results.Count);
        Assert.Equal(6, results.Select(result => (result.Agent.Name, result.Environment.Slug)).Distinct().Count());
        Assert.True(results.Select(result => result.Score?.Normalized).Distinct().Count() > 20);
    }

    [Fact]
    public void The_same_seed_gives_the_same_batch() => Assert.Equal(Scores(5), Scores(5));

    [Fact]
    public void Another_seed_gives_another_batch() => Assert.NotEqual(Scores(5), Scores(6));

    private static List<(double, double?)> Scores(int seed) => [.. new ManyRuns { Runs = 20, Seed = seed }.All().SelectMany(run => run.Scores)];
}
