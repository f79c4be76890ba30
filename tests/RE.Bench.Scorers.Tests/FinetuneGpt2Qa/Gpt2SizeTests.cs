using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Environments.Services.Judging.Scores;
using RE.Bench.Scorers.FinetuneGpt2Qa;
using RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scorers.Tests.Shared.Safetensors;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

/// <summary>The way of the <c>gpu</c> profile with small files in the published formats: weights in the hub's layout, GPT-2's two files of a vocabulary, answers for a judge outside.</summary>
[Collection(TorchTests.Collection)]
public sealed class Gpt2SizeTests : IDisposable
{
    private const int Tokens = 262;
    private readonly string _folder = Directory.CreateTempSubdirectory("qa-gpu-").FullName;

    public Gpt2SizeTests()
    {
        // 256 bytes, five merges, the end mark.
        string[] merges = ["t h", "th e", "Ġ the", "a n", "an d"];
        var pieces = Letters().Concat(merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal))).Append("<|endoftext|>").Index().ToDictionary(piece => piece.Item, piece => piece.Index);
        Directory.CreateDirectory(Path.Combine(_folder, "gpt2-xl", "visible"));
        Directory.CreateDirectory(Path.Combine(_folder, "gpt2-xl-tuned", "heldout"));
        Directory.CreateDirectory(Path.Combine(_folder, "submission"));
        File.WriteAllBytes(Vocabulary("vocab.json"), JsonSerializer.SerializeToUtf8Bytes(pieces));
        File.WriteAllText(Vocabulary("merges.txt"), "#version: 0.2\n" + string.Join('\n', merges) + "\n");
        File.WriteAllBytes(Vocabulary("gpt2-xl.safetensors"), Model(1, masks: true));
        File.WriteAllBytes(Path.Combine(_folder, "gpt2-xl-tuned", "heldout", "sft.safetensors"), Model(2, masks: false));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_prompt_is_a_question_in_GPT_2s_tokens_and_an_answer_is_read_back()
    {
        var vocabulary = Gpt2Vocabulary.Read(Vocabulary(""));

        Assert.Equal(261, vocabulary.End);
        Assert.Equal([.. Bytes("Question:"), 258, .. Bytes("\nAnswer:")], vocabulary.Prompt("the"));
        Assert.Equal("the end", vocabulary.Text([258, .. Bytes(" end")]));
        // A lone byte of a letter of two is no letter.
        Assert.Equal("a\ufffd", vocabulary.Text([.. Bytes("a"), .. Bytes("é").Take(1)]));
    }

    [Fact]
    public void A_submission_in_the_hubs_layout_answers_for_the_judge_and_a_cut_answer_counts()
    {
        File.WriteAllBytes(Path.Combine(_folder, "submission", "model.safetensors"), Model(3, masks: true));

        var report = new FinetuneGpt2QaScorer().Score(Request(AnswerSheet.Request));

        Assert.IsType<ScoreOutcome.Scored>(report.Outcome);
        var sheet = report.Details[AnswerSheet.Detail]!.Deserialize(AnswerSheetContext.Default.AnswerSheet)!;
        var all = sheet.Ours.Concat(sheet.Others.SelectMany(other => other.Value)).ToList();
        Assert.Equal(6, all.Count);
        Assert.All(all, set => Assert.Equal(8, set.Count));
        // Of 262 tokens one ends an answer: nearly all of five tokens are cut, and none counts as unfinished.
        Assert.All(all.SelectMany(set => set), Assert.NotNull);
        Assert.NotEqual(all[0], all[1]);
    }

    [Fact]
    public void A_model_that_ignores_the_layout_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "submission", "model.safetensors"), SafetensorsBytes.Of([("wte.weight", [2, 2], new float[4])]));

        Assert.IsType<ScoreOutcome.Invalid>(new FinetuneGpt2QaScorer().Score(Request(AnswerSheet.Request)).Outcome);
    }

    [Fact]
    public void A_broken_file_of_ours_is_no_fault_of_the_submission()
    {
        File.WriteAllBytes(Path.Combine(_folder, "submission", "model.safetensors"), Model(3, masks: false));
        File.WriteAllBytes(Path.Combine(_folder, "gpt2-xl-tuned", "heldout", "sft.safetensors"), [1, 2, 3]);

        Assert.Contains("sft.safetensors' cannot be used", Assert.Throws<InvalidOperationException>(() => new FinetuneGpt2QaScorer().Score(Request(AnswerSheet.Request))).Message, StringComparison.Ordinal);
        Assert.Contains("'gpt2-xl/visible' of the profile 'gpu' is not prepared", Assert.Throws<InvalidOperationException>(
            () => new FinetuneGpt2QaScorer().Score(Request(AnswerSheet.Request) with { DataFolders = new Dictionary<string, string>() })).Message, StringComparison.Ordinal);
    }

    private ScoreRequest Request(string asked)
    {
        // The profile's own parameters, at a size that a test can compute.
        var parameters = QaFolder.Gpu.Parameters.DeepClone().AsObject();
        foreach (var (name, value) in new (string, int)[] { ("vocabulary", Tokens), ("window", 256), ("width", 16), ("layers", 2), ("heads", 2), ("answer_tokens", 5), ("hidden_prompts", 8), ("answer_seeds", 2), ("size_limit", 2_000_000) })
        {
            parameters[name] = value;
        }

        return new()
        {
            Environment = "finetune-gpt2-qa",
            Profile = "gpu",
            SubmissionFolder = Path.Combine(_folder, "submission"),
            EnvironmentFolder = QaFolder.Environment,
            Parameters = parameters,
            DataFolders = new[] { "gpt2-xl", "gpt2-xl-tuned" }.ToDictionary(name => name, name => Path.Combine(_folder, name)),
            Seed = 9,
            Execution = new JsonObject { [asked] = true },
        };
    }

    private string Vocabulary(string file) => Path.Combine(_folder, "gpt2-xl", "visible", file);

    private static byte[] Model(int seed, bool masks)
    {
        var random = new Random(seed);
        var weights = new GptShape(Tokens, 256, 16, 2, 2).Weights().Select(weight => (weight.Name, weight.Shape, Enumerable.Range(0, (int)weight.Shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (float)(random.NextDouble() - 0.5) / 4).ToArray()));
        return SafetensorsBytes.Of(masks ? weights.Append(("h.1.attn.bias", [1, 1, 2, 2], [1, 0, 1, 1])) : weights);
    }

    private static IEnumerable<long> Bytes(string text)
    {
        var letters = Letters().ToList();
        return Encoding.UTF8.GetBytes(text).Select(value => (long)letters.IndexOf(((char)(value is (>= (byte)'!' and <= (byte)'~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? value : value <= ' ' ? 256 + value : throw new ArgumentException(text))).ToString()));
    }

    // GPT-2 writes a byte that prints as itself, and the others as letters from 256 on.
    private static IEnumerable<string> Letters()
    {
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            yield return ((char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? value : next++)).ToString();
        }
    }
}
