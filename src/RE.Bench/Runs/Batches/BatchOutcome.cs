using RE.Bench.Results;

namespace RE.Bench.Runs.Batches;

/// <summary>What became of one run of a batch.</summary>
public abstract record BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>It has a result, of now or of before.</summary>
    /// <param name="Result">The result.</param>
    public sealed record Ended(RunResult Result) : BatchOutcome;

    /// <summary>It broke without a result; the others went on.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Broken(Exception Failure) : BatchOutcome;

    /// <summary>It did not begin.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record NotBegun(string Reason) : BatchOutcome;
}
