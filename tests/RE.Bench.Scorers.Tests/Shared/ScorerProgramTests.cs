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

        Assert.Equal(ScorerProgram.NotHere, crashed.ExitCode);
        Assert.Contains("scaling-law", crashed.StderrTail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"n_embd": 8, "max_iters": 1, "loss_prediction": 2.5}""")]
    [InlineData("""{"n_embd": 640, "max_iters": 70000, "loss_prediction": 3.1}""")]
    [InlineData("""{"n_embd": 1408, "max_iters": 10600, "loss_prediction": 2.5}""")]
    [InlineData("""{"n_embd": 1e999}""")]
    public async Task The_native_program_says_what_the_other_says(string answer)
    {
        Assert.SkipWhen(ScorerProgram.Find(null).Native is null, "No rebench-score-native lies beside the scorer program: REBENCH_BUILD_ONLY=1 ./rebench makes one.");
        await File.WriteAllTextAsync(Path.Combine(_folder, "answer.json"), answer, TestContext.Current.CancellationToken);
        var program = ScorerProgram.Find(null);

        var native = await Score("scaling-law", program with { Program = program.Native!, Arguments = [], Native = null });
        var other = await Score("scaling-law", program with { Native = null });

        Assert.Equal(other.Outcome, native.Outcome);
        Assert.Equal((other.Message.ToJsonString(), other.Details.ToJsonString(), other.ScorerVersion), (native.Message.ToJsonString(), native.Details.ToJsonString(), native.ScorerVersion));
    }

    private Task<ScoreReport> Score(string environment) => Score(environment, ScorerProgram.Find(null));

    private async Task<ScoreReport> Score(string environment, ScorerProgram program)
    {
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
