using System.Text.Json.Nodes;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Scorers.ScalingLaw;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.ScalingLaw;

/// <summary>The scorer on the committed definition, tables and answers.</summary>
public sealed class ScalingLawScorerTests : IDisposable
{
    private static readonly EnvironmentDefinition Definition =
        StrictYaml.Read<EnvironmentDefinition>(Path.Combine(ScalingLawFolder.Path, "environment.yaml")).ValueOrThrow();

    private readonly string _submission = Directory.CreateTempSubdirectory("rebench-answer-").FullName;

    private static ProfileDefinition Cpu => Definition.Profiles["cpu"];

    private static ScoreScale Scale => new(Cpu.Starting, Cpu.Reference);

    public void Dispose() => Directory.Delete(_submission, recursive: true);

    [Fact]
    public void The_starting_answer_normalizes_to_zero()
    {
        var answer = File.ReadAllText(Path.Combine(ScalingLawFolder.Path, "agent", "answer.json"));

        Assert.InRange(RawOf(answer) - Cpu.Starting, -0.001, 0.001);
        Assert.InRange(Scale.Normalize(RawOf(answer)), 0, 0.05);
    }

    [Fact]
    public void Every_rebuilt_reference_normalizes_to_one()
    {
        var calibration = JsonNode.Parse(File.ReadAllText(Path.Combine(ScalingLawFolder.Path, "calibration.json")))!["profiles"]!["cpu"]!;

        var normalized = calibration["reference"]!["rebuilds"]!.AsArray().Select(rebuild => Scale.Normalize(RawOf(rebuild!["answer"]!.ToJsonString()))).ToList();

        Assert.True(normalized.Count >= 2);
        Assert.All(normalized, score => Assert.InRange(score, 0.95, 1.05));
    }

    [Fact]
    public void The_measured_optimum_scores_one_and_more_than_the_reference()
    {
        var table = ScalingLawTable.Read(Path.Combine(ScalingLawFolder.Path, "scorer", "cpu.json"));
        var best = table.Points.MinBy(point => point.Loss)!;
        var problem = ScalingLawProblem.From(Cpu.Parameters);
        var steps = (int)Math.Round(problem.TargetFlops / problem.Flops((int)best.At, 1));

        var raw = RawOf(FormattableString.Invariant($$"""{"n_embd": {{best.At}}, "max_iters": {{steps}}, "loss_prediction": {{best.Loss}}}"""));

        Assert.Equal(1, raw, 9);
        Assert.True(Scale.Normalize(raw) > 1);
    }

    [Fact]
    public void The_optimum_lies_inside_eight_widths_or_more()
    {
        var points = ScalingLawTable.Read(Path.Combine(ScalingLawFolder.Path, "scorer", "cpu.json")).Points;

        Assert.True(points.Count >= 8);
        Assert.InRange(points.Index().MinBy(point => point.Item.Loss).Index, 1, points.Count - 2);
    }

    [Fact]
    public void The_starter_runs_with_the_parameters_of_the_cpu_profile()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(ScalingLawFolder.Path, "agent", "config.json")))!.AsObject();

        Assert.Equal(Cpu.Parameters.Select(pair => pair.Key), config.Select(pair => pair.Key));
        Assert.All(config.Where(pair => pair.Key is not ("text" or "count_output_layer")), pair => Assert.Equal(Number(Cpu.Parameters[pair.Key]!), Number(pair.Value!)));
    }

    [Fact]
    public void The_large_budget_is_fifty_times_the_small_one() =>
        Assert.All(Definition.Profiles.Values, profile => Assert.Equal(50, Number(profile.Parameters["target_flops"]!) / Number(profile.Parameters["flop_limit"]!), 9));

    [Fact]
    public void Scoring_one_submission_again_gives_the_same_number()
    {
        var answer = File.ReadAllText(Path.Combine(ScalingLawFolder.Path, "agent", "answer.json"));

        Assert.Single(Enumerable.Range(0, 5).Select(_ => RawOf(answer)).Distinct());
    }

    [Fact]
    public void A_submission_without_an_answer_is_invalid() => Assert.IsType<ScoreOutcome.Invalid>(Score().Outcome);

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private double RawOf(string answer)
    {
        File.WriteAllText(Path.Combine(_submission, "answer.json"), answer);
        return Assert.IsType<ScoreOutcome.Scored>(Score().Outcome).Raw;
    }

    private ScoreReport Score() => new ScalingLawScorer().Score(new()
    {
        Environment = Definition.Slug,
        Profile = "cpu",
        SubmissionFolder = _submission,
        EnvironmentFolder = ScalingLawFolder.Path,
        Parameters = Cpu.Parameters,
        Seed = 1,
    });
}
