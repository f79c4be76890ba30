using RE.Bench.Scorers.OptimizeKernel;
using RE.Bench.Scorers.RustCodecontests;
using RE.Bench.Scorers.ScalingLaw;
using RE.Bench.Scorers.Shared.Hosting;

namespace RE.Bench.Scorers.Native;

/// <summary>The scorers that read numbers only. A type that nothing names is not in a native program, so that they are named here.</summary>
internal sealed class NativeScorers : IScorerCatalog
{
    public IReadOnlyList<string> Slugs => ["optimize-kernel", "rust-codecontests", "scaling-law"];

    public IScorer? Create(string slug) => slug switch
    {
        "optimize-kernel" => new OptimizeKernelScorer(),
        "rust-codecontests" => new RustCodecontestsScorer(),
        "scaling-law" => new ScalingLawScorer(),
        _ => null,
    };
}
