using RE.Bench.Planning;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Runs;

/// <summary>The sealed submissions of a run.</summary>
internal static class SubmissionRoom
{
    /// <summary>Seals what the agent's solution folder holds now.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="cancellationToken">Stops between two files; nothing is kept.</param>
    public static SealOutcome Seal(PlannedRun plan, CancellationToken cancellationToken)
    {
        SubmissionSealer.SweepUnfinished(plan.Folder.Submissions);
        try
        {
            using var solution = GuardedFolder.Open(Path.Combine(plan.Folder.Home, "solution"));
            return SubmissionSealer.Seal(solution, plan.Environment.Definition.Submission, new SealLimits(), plan.Folder.Submissions, cancellationToken);
        }
        catch (DirectoryNotFoundException)
        {
            return new SealOutcome.Refused("the folder /home/agent/solution is missing or is a link; make it a folder again");
        }
    }

    /// <summary>Gives a scorer a copy of a sealed submission.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="digest">Digest <c>sha256:…</c>.</param>
    /// <param name="destination">Replaced if it exists.</param>
    public static void Unpack(RunFolder folder, string digest, string destination)
    {
        if (Directory.Exists(destination))
        {
            Directory.Delete(destination, recursive: true);
        }

        SealedSubmission.Open(SubmissionSealer.FolderOf(folder.Submissions, digest)).Unpack(destination);
    }
}
