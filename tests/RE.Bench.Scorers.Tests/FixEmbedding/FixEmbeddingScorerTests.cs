using System.Text.Json.Nodes;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Scorers.FixEmbedding;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Shared.Safetensors;
using RE.Bench.Scorers.Tests.FixEmbedding.Support;
using RE.Bench.Scorers.Tests.RestrictedMlm.Support;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scorers.Tests.Shared.Gpt;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.FixEmbedding;

/// <summary>The scorer on the committed definition, models and calibration, with the real held-out text.</summary>
[Collection(TorchTests.Collection)]
public sealed class FixEmbeddingScorerTests(EnglishText text) : IClassFixture<EnglishText>
{
    // Fewer than the profile's, so that a test takes seconds.
    private const int Windows = 192;

    private static readonly EnvironmentDefinition Definition =
        StrictYaml.Read<EnvironmentDefinition>(Path.Combine(FixFolder.Environment, "environment.yaml")).ValueOrThrow();

    private static ProfileDefinition Cpu => Definition.Profiles["cpu"];

    [Fact]
    public void The_starting_model_normalizes_to_zero() =>
        Assert.InRange(Signed(RawOf(File.ReadAllBytes(Path.Combine(FixFolder.Agent, FixEmbeddingScore.FileName)))), -0.05, 0.05);

    [Fact]
    public void The_reference_normalizes_to_one() => Assert.InRange(Signed(RawOf(Weights.Bytes(Weights.Restored(), "F16"))), 0.95, 1.05);

    [Fact]
    public void The_small_model_is_refused_in_the_large_ones_place()
    {
        Assert.SkipWhen(text.Folder is null, "no npm on PATH, and no data in the cache");

        var outcome = Score(File.ReadAllBytes(Path.Combine(FixFolder.Agent, "small_correct.safetensors"))).Outcome;

        Assert.Contains("'wte.weight' has the shape [1024, 128], and must have [1024, 224]", Assert.IsType<ScoreOutcome.Invalid>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_model_has_the_loss_of_plain_loops()
    {
        Assert.SkipWhen(text.Folder is null, "no npm on PATH, and no data in the cache");
        var weights = Weights.Restored();
        var plain = new PlainGpt(weights, (int)Cpu.Parameters["heads"]!);
        var tokens = File.ReadAllBytes(Path.Combine(text.Folder, "heldout", "heldout.bin")).Chunk(2).Take(20).Select(pair => pair[0] | (pair[1] << 8)).ToArray();
        var problem = FixEmbeddingProblem.From(Cpu.Parameters) with { EvaluationWindows = 1, EvaluationBatch = 1 };

        var loss = ShortLoss(Weights.Bytes(weights), problem, tokens);

        Assert.Equal(plain.Loss([.. tokens.Select(token => (long)token)]), loss, 1e-4);
    }

    [Fact]
    public void The_given_large_model_is_what_is_scored_at_the_start_and_holds_no_intact_embedding()
    {
        var large = File.ReadAllBytes(Path.Combine(FixFolder.Agent, "large.safetensors"));

        Assert.Equal(large, File.ReadAllBytes(Path.Combine(FixFolder.Agent, FixEmbeddingScore.FileName)));
        Assert.True(large.Length < 8_000_000);
        var order = File.ReadAllBytes(FixFolder.KeptOrder).Chunk(2).Select(pair => pair[0] | (pair[1] << 8)).ToArray();
        Assert.Equal(Enumerable.Range(0, order.Length), order.Order());
        Assert.InRange(order.Index().Count(row => row.Index == row.Item), 0, 10);
    }

    [Fact]
    public void What_the_agent_reads_does_not_name_the_fault()
    {
        var texts = Directory.EnumerateFiles(FixFolder.Agent, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".safetensors", StringComparison.Ordinal))
            .Append(Path.Combine(FixFolder.Environment, "instructions.md")).ToList();

        Assert.True(texts.Count > 5);
        Assert.All(texts, file => Assert.DoesNotMatch("(?i)permut(ed|ation)|shuffled|scrambl", File.ReadAllText(file)));
    }

    [Fact]
    public void The_calibration_is_what_the_definition_says()
    {
        var calibration = JsonNode.Parse(File.ReadAllText(Path.Combine(FixFolder.Environment, "calibration.json")))!["profiles"]!["cpu"]!;

        var rebuilds = calibration["reference"]!["rebuilds"]!.AsArray();
        Assert.True(rebuilds.Count >= 2);
        foreach (var (measured, raw) in new[] { (Scores(calibration["starting"]), Cpu.Starting), (rebuilds.SelectMany(Scores), Cpu.Reference) })
        {
            var scores = measured.ToList();

            Assert.True(scores.Count >= 5);
            Assert.Equal(raw, scores.Average(), 3);
            Assert.All(scores, score => Assert.InRange(Math.Abs(score - raw) / (Cpu.Starting - Cpu.Reference), 0, 0.05));
        }

        Assert.All(Scores(calibration["better"]), raw => Assert.True(Signed(raw) > 1.04));
    }

    private static IEnumerable<double> Scores(JsonNode? measured) => measured!["scores"]!.AsArray().Select(score => score!.GetValue<double>());

    [Fact]
    public void The_heads_are_as_wide_as_the_programs_of_reference_and_make_have_them() =>
        Assert.Equal((int)Cpu.Parameters["width"]!, (int)Cpu.Parameters["heads"]! * 32);

    [Fact]
    public void The_model_of_the_gpu_profile_has_as_many_weights_as_GPT_2_XL()
    {
        var shape = FixEmbeddingProblem.From(Definition.Profiles["gpu"].Parameters).Shape;

        Assert.Equal(1_557_611_200, shape.Weights().Sum(weight => weight.Shape.Aggregate(1L, (product, length) => product * length)));
        Assert.Equal(124_439_808, new GptShape(50257, 1024, 768, 12, 12).Weights().Sum(weight => weight.Shape.Aggregate(1L, (product, length) => product * length)));
    }

    [Fact]
    public void Text_that_is_not_prepared_is_no_fault_of_the_submission() =>
        Assert.Throws<InvalidOperationException>(() => new FixEmbeddingScorer().Score(Request("nowhere") with { DataFolders = new Dictionary<string, string>() }));

    /// <summary>Without the floor at 0, so that a worse score than the starting one shows.</summary>
    private static double Signed(double raw) => (raw - Cpu.Starting) / (Cpu.Reference - Cpu.Starting);

    private static double ShortLoss(byte[] file, FixEmbeddingProblem problem, int[] tokens)
    {
        // The model keeps its 128 positions; windows may be shorter.
        var folder = Directory.CreateTempSubdirectory("rebench-fix-").FullName;
        try
        {
            var path = Path.Combine(folder, FixEmbeddingScore.FileName);
            File.WriteAllBytes(path, file);
            using var scope = NewDisposeScope();
            using var opened = SafetensorsFile.Open(path, FixEmbeddingScore.FileName, new(problem.SizeLimit));
            using var weights = GptWeights.Load(opened, problem.Shape, CPU);
            var windows = tensor(tokens.Select(token => (long)token).ToArray()).unsqueeze(0);
            return NextTokenLoss.OfRows(new(weights), windows).item<double>();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private double RawOf(byte[] file)
    {
        Assert.SkipWhen(text.Folder is null, "no npm on PATH, and no data in the cache");
        var report = Score(file);
        return report.Outcome is ScoreOutcome.Scored scored ? scored.Raw : throw new Xunit.Sdk.XunitException(report.Outcome.ToString());
    }

    private ScoreReport Score(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("rebench-fix-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, FixEmbeddingScore.FileName), file);
            return new FixEmbeddingScorer().Score(Request(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private ScoreRequest Request(string folder)
    {
        var parameters = Cpu.Parameters.DeepClone().AsObject();
        parameters["evaluation_windows"] = Windows;
        return new()
        {
            Environment = Definition.Slug,
            Profile = "cpu",
            SubmissionFolder = folder,
            EnvironmentFolder = FixFolder.Environment,
            Parameters = parameters,
            DataFolders = text.Folder is null ? new Dictionary<string, string>() : new() { ["english"] = text.Folder },
            Seed = 1,
        };
    }
}
