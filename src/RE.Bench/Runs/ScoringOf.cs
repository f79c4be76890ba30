using System.Globalization;
using RE.Bench.Planning;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Runs the scorer on one sealed submission.</summary>
internal static class ScoringOf
{
    /// <summary>Unpacks the submission for the scorer and runs it; request and reply are kept in the run's folder.</summary>
    public static Task<ScoreReport> RunAsync(PlannedRun plan, IScorerProcess scorer, ScoringJob job, CancellationToken cancellationToken) =>
        RunInAsync(plan, scorer, job, Path.Combine(plan.Folder.Scoring, job.Row.ToString(CultureInfo.InvariantCulture)), cancellationToken);

    /// <summary>The same in a fresh folder outside the run, of which nothing is left; the run's folder is only read.</summary>
    public static async Task<ScoreReport> RunCleanAsync(PlannedRun plan, IScorerProcess scorer, ScoringJob job, CancellationToken cancellationToken)
    {
        var room = Directory.CreateTempSubdirectory("rebench-clean-").FullName;
        try
        {
            return await RunInAsync(plan, scorer, job, room, cancellationToken);
        }
        finally
        {
            GuardedFolder.Delete(room);
        }
    }

    private static async Task<ScoreReport> RunInAsync(PlannedRun plan, IScorerProcess scorer, ScoringJob job, string room, CancellationToken cancellationToken)
    {
        var unpacked = Path.Combine(room, "submission");
        Directory.CreateDirectory(room);
        SubmissionRoom.Unpack(plan.Folder, job.Submission, unpacked);
        try
        {
            var request = new ScoreRequest
            {
                Environment = plan.Facts.Environment,
                Profile = plan.Facts.Profile,
                SubmissionFolder = unpacked,
                EnvironmentFolder = plan.Environment.Folder,
                Parameters = plan.Profile.Parameters.DeepClone().AsObject(),
                DataFolders = plan.Data.ToDictionary(data => data.Name, data => data.FullFolder),
                Seed = job.Seed,
                Room = plan.ToExecutionRoom(),
                WeakModel = plan.Facts.WeakModel,
                IsStarting = job.IsStarting,
            };
            return await scorer.ScoreAsync(request, room, plan.Environment.Definition.Score.Timeout, cancellationToken);
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }
}
