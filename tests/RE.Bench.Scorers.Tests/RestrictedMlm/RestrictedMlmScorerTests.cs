using System.Text.Json.Nodes;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Scorers.RestrictedMlm;
using RE.Bench.Scorers.Tests.RestrictedMlm.Support;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.RestrictedMlm;

/// <summary>The scorer on the committed definition, starting solution and reference submissions, with the real held-out text.</summary>
[Collection(TorchTests.Collection)]
public sealed class RestrictedMlmScorerTests(EnglishText text) : IClassFixture<EnglishText>
{
    private static readonly EnvironmentDefinition Definition =
        StrictYaml.Read<EnvironmentDefinition>(Path.Combine(MlmFolder.Environment, "environment.yaml")).ValueOrThrow();

    private static ProfileDefinition Cpu => Definition.Profiles["cpu"];

    [Fact]
    public void The_starting_model_normalizes_to_zero() =>
        Assert.InRange(Signed(RawOf(File.ReadAllBytes(MlmFolder.StartingGraph), seed: 1)), -0.05, 0.05);

    [Fact]
    public void Every_kept_reference_normalizes_to_one_whatever_the_seed_of_the_scoring()
    {
        var normalized = MlmFolder.KeptReferences.Index().Select(file => Signed(RawOf(File.ReadAllBytes(file.Item), seed: 10 + file.Index))).ToList();

        Assert.True(normalized.Count >= 2);
        Assert.All(normalized, score => Assert.InRange(score, 0.95, 1.05));
    }

    [Fact]
    public void A_better_model_scores_above_one()
    {
        // Two references that were trained apart know more together.
        var files = MlmFolder.KeptReferences.Take(2).Select(File.ReadAllBytes).ToList();

        var alone = files.Select(file => Signed(RawOf(file, seed: 1))).Max();
        var together = Signed(RawOf(Ensemble.Of(files[0], files[1]), seed: 1));

        Assert.True(together > 1.02, $"together {together}, alone {alone}");
        Assert.True(together > alone);
    }

    [Fact]
    public void The_committed_graphs_compute_what_they_compute_in_ONNX_Runtime()
    {
        var random = new Random(1);
        var tokens = new long[3, 64];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i / 64, i % 64] = random.Next(1025);
        }

        foreach (var file in MlmFolder.KeptReferences.Append(MlmFolder.StartingGraph).Select(File.ReadAllBytes))
        {
            Compute.ByOnnxRuntime(file, tokens).AssertClose(Compute.ByScorer(file, tokens));
        }
    }

    [Fact]
    public void The_calibration_is_what_the_definition_says()
    {
        var calibration = JsonNode.Parse(File.ReadAllText(Path.Combine(MlmFolder.Environment, "calibration.json")))!["profiles"]!["cpu"]!;

        foreach (var (part, raw) in new[] { ("starting", Cpu.Starting), ("reference", Cpu.Reference) })
        {
            var scores = calibration[part]!["raw"]!.AsArray().Select(score => score!.GetValue<double>()).ToList();

            Assert.True(scores.Count >= 5);
            Assert.Equal(raw, scores.Average(), 2);
            Assert.All(scores, score => Assert.InRange(Math.Abs(score - raw) / (Cpu.Starting - Cpu.Reference), 0, 0.05));
        }
    }

    [Fact]
    public void The_starter_trains_for_the_parameters_of_the_cpu_profile()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(MlmFolder.Environment, "agent", "config.json")))!.AsObject();

        Assert.All(config.Where(pair => pair.Key != "text"), pair => Assert.Equal(Number(Cpu.Parameters[pair.Key]!), Number(pair.Value!)));
    }

    [Fact]
    public void A_submission_without_a_graph_is_invalid()
    {
        var folder = Directory.CreateTempSubdirectory("rebench-mlm-").FullName;
        Assert.SkipWhen(text.Folder is null, "no npm on PATH, and no data in the cache");

        Assert.IsType<ScoreOutcome.Invalid>(Score(folder, seed: 1).Outcome);
        Directory.Delete(folder);
    }

    [Fact]
    public void Text_that_is_not_prepared_is_no_fault_of_the_submission() =>
        Assert.Throws<InvalidOperationException>(() => new RestrictedMlmScorer().Score(Request("nowhere", 1) with { DataFolders = new Dictionary<string, string>() }));

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Without the floor at 0, so that a worse score than the starting one shows.</summary>
    private static double Signed(double raw) => (raw - Cpu.Starting) / (Cpu.Reference - Cpu.Starting);

    private double RawOf(byte[] file, long seed)
    {
        Assert.SkipWhen(text.Folder is null, "no npm on PATH, and no data in the cache");
        var folder = Directory.CreateTempSubdirectory("rebench-mlm-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "model"));
            File.WriteAllBytes(Path.Combine(folder, "model", "model.onnx"), file);
            var report = Score(folder, seed);
            return report.Outcome is ScoreOutcome.Scored scored ? scored.Raw : throw new Xunit.Sdk.XunitException(report.Outcome.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private ScoreReport Score(string folder, long seed) => new RestrictedMlmScorer().Score(Request(folder, seed));

    private ScoreRequest Request(string folder, long seed) => new()
    {
        Environment = Definition.Slug,
        Profile = "cpu",
        SubmissionFolder = folder,
        EnvironmentFolder = MlmFolder.Environment,
        Parameters = Cpu.Parameters,
        DataFolders = text.Folder is null ? new Dictionary<string, string>() : new() { ["english"] = text.Folder },
        Seed = seed,
    };
}
