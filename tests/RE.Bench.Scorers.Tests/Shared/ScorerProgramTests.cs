using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Scorers.Tests.ScalingLaw;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.Shared;

/// <summary>The real <c>rebench-score</c>, started as the harness starts it.</summary>
public sealed class ScorerProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rebench-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_submission_is_scored_under_the_usual_limits()
    {
        var answer = """{"n_embd": 8, "max_iters": 1, "loss_prediction": 2.5}""";
        await File.WriteAllTextAsync(Path.Combine(_folder, "answer.json"), answer, TestContext.Current.CancellationToken);

        var report = await Score("scaling-law");

        Assert.IsType<ScoreOutcome.Invalid>(report.Outcome);
        Assert.False(report.Message["is_valid"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_environment_without_a_scorer_crashes_with_the_list()
    {
        var crashed = Assert.IsType<ScoreOutcome.Crashed>((await Score("nothing")).Outcome);

        Assert.Equal(2, crashed.ExitCode);
        Assert.Contains("scaling-law", crashed.StderrTail, StringComparison.Ordinal);
    }

    private async Task<ScoreReport> Score(string environment)
    {
        var program = ScorerProgram.Find(null);
        var request = new ScoreRequest
        {
            Environment = environment,
            Profile = "gpu",
            SubmissionFolder = _folder,
            EnvironmentFolder = ScalingLawFolder.Path,
            Parameters = StrictYaml.Read<EnvironmentDefinition>(Path.Combine(ScalingLawFolder.Path, "environment.yaml")).ValueOrThrow().Profiles["gpu"].Parameters,
            Seed = 1,
        };
        return await new ScorerProcess(program, TimeProvider.System).ScoreAsync(request, Path.Combine(_folder, "work"), TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }
}
