using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using RE.Bench.Environments.Services.Judging;
using RE.Bench.Environments.Services.Judging.Scores;
using RE.Bench.Scorers.FinetuneGpt2Qa;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

/// <summary>Scorings whose judge is a model that the harness asks: the scorer answers, the harness has the answers judged, the scorer counts.</summary>
[Collection(TorchTests.Collection)]
public sealed class JudgedScoreTests : IDisposable
{
    private const long Seed = 5;
    private static readonly FinetuneGpt2QaProblem Small = QaFolder.Problem with { HiddenPrompts = 64, AnswerSeeds = 2 };
    private readonly string _folder = Directory.CreateTempSubdirectory("judged-").FullName;
    private int _asked;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_model_that_judges_as_the_built_in_judge_gives_the_same_score()
    {
        var reference = File.ReadAllBytes(QaFolder.Kept("reference-1.safetensors"));

        var judged = await ScoreAsync(reference, new JudgeOfScores("compatible/judge", AsBuiltIn));

        var builtIn = QaFolder.Score(reference, Seed, Small);
        Assert.Equal(Raw(builtIn), Raw(judged), 12);
        Assert.Equal((double)builtIn.Details["win_rate_sft"]!, (double)judged.Details["win_rate_sft"]!, 12);
        Assert.Equal("finetune-gpt2-qa/1+compatible/judge", judged.ScorerVersion);
        Assert.False(judged.Details.ContainsKey(AnswerSheet.Detail));
        Assert.InRange(_asked, 2 * 64, 2 * 2 * 2 * 64);
    }

    [Fact]
    public async Task A_judge_that_always_says_the_first_prefers_nobody() =>
        Assert.Equal(0.5, Raw(await ScoreAsync(File.ReadAllBytes(Path.Combine(QaFolder.Environment, "agent", "model.safetensors")), new JudgeOfScores("compatible/judge", (_, _) => Task.FromResult("1")))), 0.1);

    [Fact]
    public async Task A_broken_model_is_refused_before_the_judge_is_asked()
    {
        var report = await ScoreAsync([1, 2, 3], new JudgeOfScores("compatible/judge", AsBuiltIn));

        Assert.IsType<ScoreOutcome.Invalid>(report.Outcome);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Without_a_judge_one_message_says_how_to_name_one() =>
        Assert.Contains("REBENCH_JUDGE_MODEL", (await Assert.ThrowsAsync<UserErrorException>(() => ScoreAsync([1], null))).Message, StringComparison.Ordinal);

    private async Task<ScoreReport> ScoreAsync(byte[] model, JudgeOfScores? judge)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "model.safetensors"), model, TestContext.Current.CancellationToken);
        var parameters = QaFolder.Cpu.Parameters.DeepClone().AsObject();
        (parameters["judge"], parameters["hidden_prompts"], parameters["answer_seeds"]) = ("model", Small.HiddenPrompts, Small.AnswerSeeds);
        var request = new ScoreRequest { Environment = "finetune-gpt2-qa", Profile = "gpu", SubmissionFolder = _folder, EnvironmentFolder = QaFolder.Environment, Parameters = parameters, Seed = Seed };
        return await new JudgedScorer(new Here(), judge).ScoreAsync(request, _folder, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private Task<string> AsBuiltIn(string question, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        var right = ExerciseBook.DrawDistinct(new Random((int)Seed), ExerciseSplit.Hidden, Small.HiddenPrompts).ToDictionary(exercise => exercise.Prompt, exercise => exercise.Answer);
        var lines = question.Split('\n').ToDictionary(line => line.Split(": ")[0], line => line.StartsWith("Instruction: ", StringComparison.Ordinal) || line.StartsWith("Answer ", StringComparison.Ordinal) ? Text(line) : "");
        return Task.FromResult(CheckedAnswer.Compare(right[lines["Instruction"]], new(lines["Answer 1"]), new(lines["Answer 2"])) switch
        {
            Preference.First => "1",
            Preference.Second => "2",
            _ => "0",
        });
    }

    private static string Text(string line) => JsonSerializer.Deserialize<string>(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])!;

    private static double Raw(ScoreReport report) => Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw;

    /// <summary>The scorer in this process, told and answering by JSON as the real one.</summary>
    private sealed class Here : IScorerProcess
    {
        public Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
        {
            var execution = request.Execution is { } told ? JsonNode.Parse(told.ToJsonString())!.AsObject() : null;
            var report = new FinetuneGpt2QaScorer().Score(request with { Execution = execution });
            return Task.FromResult(report with { Details = JsonNode.Parse(report.Details.ToJsonString())!.AsObject() });
        }
    }
}
