using RE.Bench.Scoring.Execution.RustContests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Environments.Services.WeakModel;

/// <summary>Makes the service <c>model</c>: a simulated coder that knows the visible examples and nothing of the hidden problems, or a real model.</summary>
/// <param name="models">Gives a real model by its name.</param>
public sealed class WeakModelMaker(Func<string, IWeakModel> models) : IRunServiceMaker
{
    private const long Seed = 1;

    /// <inheritdoc/>
    public string Name => "model";

    /// <inheritdoc/>
    public IRunService Make(EnvironmentFolder environment, string profile, string? weakModel) =>
        new WeakModelService(weakModel is { } name ? models(name) : new SimulatedCoder(VisibleExamples.Draw(), new CoderDraws(Seed, 0)));
}
