using RE.Bench.Budgets;

namespace RE.Bench.Environments.Services.Judging;

/// <summary>Makes the service <c>judge</c>: the built-in one, or a model where the profile's parameter <c>judge</c> says <c>model</c>.</summary>
/// <param name="askModel">Sends one text to the judge's model and gives its answer; null when none is set up on this machine.</param>
public sealed class JudgeMaker(Func<string, CancellationToken, Task<string>>? askModel) : IRunServiceMaker
{
    /// <summary>Right answers of the training prompts, below the environment's folder.</summary>
    public const string AnswersFile = "scorer/training.jsonl";

    /// <inheritdoc/>
    public string Name => "judge";

    /// <inheritdoc/>
    public IRunService Make(EnvironmentFolder environment, string profile, string? weakModel)
    {
        var kind = (string?)environment.Profile(profile).Parameters["judge"];
        return new JudgeService(kind == "model" ? Model(environment) : CheckingJudge.Read(Path.Combine(environment.Folder, AnswersFile)));
    }

    private ModelJudge Model(EnvironmentFolder environment) => new(
        ModelJudge.ReadPrompts(Path.Combine(environment.AgentFolder, "prompts.jsonl")),
        askModel ?? throw new UserErrorException("The judge of this profile is a model. Name an OpenAI-compatible one with REBENCH_JUDGE_MODEL and its address with REBENCH_JUDGE_BASE_URL."));
}
