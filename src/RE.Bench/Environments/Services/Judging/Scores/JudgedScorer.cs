using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using RE.Bench.Scoring;

namespace RE.Bench.Environments.Services.Judging.Scores;

/// <summary>
/// Scores where a model is the judge: the scorer process lets the models answer, the harness asks the judge, and the scorer process counts. So a scorer never has a
/// network, and hidden prompts never leave the machine but to the judge.
/// </summary>
/// <param name="scorer">The scorer process.</param>
/// <param name="judge">The judge; null when none is set up on this machine.</param>
public sealed class JudgedScorer(IScorerProcess scorer, JudgeOfScores? judge) : IScorerProcess
{
    private const int AtOnce = 8;

    /// <inheritdoc/>
    /// <exception cref="UserErrorException">A model must judge, and none is set up.</exception>
    public async Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (request.Parameters["judge"] is not JsonValue kind || kind.ToString() != "model")
        {
            return await scorer.ScoreAsync(request, workFolder, timeout, cancellationToken);
        }

        var asked = judge ?? throw new UserErrorException("The judge of this profile is a model. Name an OpenAI-compatible one with REBENCH_JUDGE_MODEL and its address with REBENCH_JUDGE_BASE_URL.");
        var answered = await scorer.ScoreAsync(request with { Execution = new() { [AnswerSheet.Request] = true } }, workFolder, timeout, cancellationToken);
        if (answered.Outcome is not ScoreOutcome.Scored)
        {
            return answered;
        }

        var verdicts = await JudgeAsync(AnswerSheet.Of(answered), asked, cancellationToken);
        var report = await scorer.ScoreAsync(request with { Execution = verdicts }, workFolder, timeout, cancellationToken);
        return report with { ScorerVersion = $"{report.ScorerVersion}+{asked.Name}" };
    }

    private static async Task<JsonObject> JudgeAsync(AnswerSheet sheet, JudgeOfScores asked, CancellationToken cancellationToken)
    {
        var judge = new ModelJudge(sheet.Prompts.ToHashSet(), asked.Ask);
        var won = sheet.Others.ToDictionary(other => other.Key, other => other.Value.Select(set => new double[set.Count]).ToList());
        var pairs = from other in sheet.Others
                    from seed in Enumerable.Range(0, sheet.Ours.Count)
                    from prompt in Enumerable.Range(0, sheet.Prompts.Count)
                    select (Other: other.Key, Seed: seed, Prompt: prompt);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(pairs, options, async (pair, stop) =>
        {
            var (ours, theirs) = (new JudgedAnswer(sheet.Ours[pair.Seed][pair.Prompt]), new JudgedAnswer(sheet.Others[pair.Other][pair.Seed][pair.Prompt]));
            won[pair.Other][pair.Seed][pair.Prompt] = await judge.CompareAsync(sheet.Prompts[pair.Prompt], ours, theirs, stop) switch
            {
                Preference.First => 1,
                Preference.Second => 0,
                _ => 0.5,
            };
        });

        return new JsonObject(won.Select(other => KeyValuePair.Create(other.Key, (JsonNode?)new JsonArray([.. other.Value.Select(set => new JsonArray([.. set.Select(value => (JsonNode)value)]))]))));
    }
}
