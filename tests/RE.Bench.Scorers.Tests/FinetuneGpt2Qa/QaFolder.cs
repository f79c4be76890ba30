using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Scorers.FinetuneGpt2Qa;
using RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

/// <summary>The committed environment and the submissions that are kept for tests.</summary>
internal static class QaFolder
{
    public static string Root { get; } = FindRoot();

    public static string Environment => Path.Combine(Root, "environments", "finetune-gpt2-qa");

    public static ProfileDefinition Cpu { get; } = StrictYaml.Read<EnvironmentDefinition>(Path.Combine(Environment, "environment.yaml")).ValueOrThrow().Profiles["cpu"];

    public static ProfileDefinition Gpu { get; } = StrictYaml.Read<EnvironmentDefinition>(Path.Combine(Environment, "environment.yaml")).ValueOrThrow().Profiles["gpu"];

    public static FinetuneGpt2QaProblem Problem => FinetuneGpt2QaProblem.From(Cpu.Parameters);

    public static QaFiles Files { get; } = new(
        PieceVocabulary.Read(Path.Combine(Environment, "scorer", "vocabulary.json")), Path.Combine(Environment, "scorer", "base.safetensors"), Path.Combine(Environment, "scorer", "sft.safetensors"));

    public static string Kept(string name) => Path.Combine(Root, "tests", "RE.Bench.Scorers.Tests", "FinetuneGpt2Qa", "Kept", name);

    /// <summary>Scores the bytes of a model.</summary>
    public static ScoreReport Score(byte[] model, long seed, FinetuneGpt2QaProblem? problem = null)
    {
        var folder = Directory.CreateTempSubdirectory("qa-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "model.safetensors"), model);
            return new FinetuneGpt2QaScore(Files, problem ?? Problem).Score(folder, seed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RE.Bench.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
