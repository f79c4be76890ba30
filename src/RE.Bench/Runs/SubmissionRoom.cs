using RE.Bench.Planning;

namespace RE.Bench.Runs;

/// <summary>tmp</summary>
internal static class SubmissionRoom
{
    public static (string? Digest, string? Refusal, string? Finding) Seal(PlannedRun plan) => throw new InvalidOperationException(plan.ToString());
}
