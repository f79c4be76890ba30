using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Sealing;

/// <summary>A solution folder, a place outside it and a place for sealed submissions.</summary>
internal sealed class SealingFixture : IDisposable
{
    public TempFolder Solution { get; } = new();

    public TempFolder Outside { get; } = new();

    public TempFolder Store { get; } = new();

    public SealOutcome Seal(SealLimits limits, params string[] paths)
    {
        using var folder = GuardedFolder.Open(Solution);
        return SubmissionSealer.Seal(folder, paths, limits, Store, TestContext.Current.CancellationToken);
    }

    public SealedSubmission Sealed(params string[] paths) => Assert.IsType<SealOutcome.Sealed>(Seal(new(), paths)).Submission;

    /// <summary>The reason of a refusal, after which nothing may be left in the store.</summary>
    public string Refused(SealLimits limits, params string[] paths)
    {
        var reason = Assert.IsType<SealOutcome.Refused>(Seal(limits, paths)).Reason;
        Assert.Empty(Directory.EnumerateFileSystemEntries(Store));
        Assert.DoesNotContain(reason, char.IsControl);
        return reason;
    }

    public void Dispose()
    {
        Solution.Dispose();
        Outside.Dispose();
        Store.Dispose();
    }
}
