using RE.Bench.Planning;
using RE.Bench.Runs.Verification;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Runs;

/// <summary>Takes submissions out of a run's workspace and gives copies to scorers.</summary>
internal static class SubmissionRoom
{
    private const string Solution = "solution";

    /// <summary>Seals what is in the solution folder now: a digest, or a refusal for the agent's eyes; a finding beside it when people should look.</summary>
    public static (string? Digest, string? Refusal, string? Finding) Seal(PlannedRun plan)
    {
        // The agent owns its home, so even the name of the solution folder may have become a link.
        using var home = GuardedFolder.Open(plan.Folder.Home);
        using var solution = home.OpenFolder(Solution);
        if (solution is null)
        {
            return (null, "the solution folder is missing or not a folder; make it again", home.Find(Solution) is null ? null : "the solution folder was replaced by something else");
        }

        SubmissionSealer.SweepUnfinished(plan.Folder.Submissions);
        return SubmissionSealer.Seal(solution, plan.Environment.Definition.Submission, new SealLimits(), plan.Folder.Submissions, CancellationToken.None) switch
        {
            SealOutcome.Sealed found => (found.Submission.Digest, null, null),
            SealOutcome.Refused refused => (null, refused.Reason, refused.Cause == RefusalCause.Forbidden ? refused.Reason : null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Gives a scorer a copy of its own; what a killed scoring left there is removed first.</summary>
    /// <exception cref="InvalidDataException">The sealed bytes are damaged or gone.</exception>
    public static void Unpack(RunFolder folder, string digest, string destination)
    {
        if (Directory.Exists(destination))
        {
            GuardedFolder.Delete(destination);
        }

        using var files = RunFiles.Open(folder.Path);
        var submission = SubmissionsCheck.Open(files, digest);
        if (submission.Digest != digest)
        {
            throw new InvalidDataException($"The sealed submission in '{submission.Folder}' has the digest {submission.Digest} and not {digest}.");
        }

        try
        {
            submission.Unpack(destination);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"The sealed submission in '{submission.Folder}' is damaged: {failure.Message}", failure);
        }
    }
}
