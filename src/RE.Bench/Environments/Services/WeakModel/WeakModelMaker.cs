using RE.Bench.Scoring.Execution.RustContests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Environments.Services.WeakModel;

/// <summary>Makes the service <c>model</c>: a simulated coder that knows the visible examples and nothing of the hidden problems, or a real model.</summary>
/// <param name="endpoint">The real model; null = simulated.</param>
public sealed class WeakModelMaker(IWeakModel? endpoint) : IRunServiceMaker
{
    private const long Seed = 1;

    /// <inheritdoc/>
    public string Name => "model";

    /// <inheritdoc/>
    public IRunService Make(EnvironmentFolder environment, string profile) => new WeakModelService(endpoint ?? new SimulatedCoder(VisibleExamples.Draw(), new CoderDraws(Seed, 0)));
}
