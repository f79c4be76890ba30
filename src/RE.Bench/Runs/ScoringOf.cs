using System.Globalization;
using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Runs the scorer on one sealed submission.</summary>
internal static class ScoringOf
{
    /// <summary>Unpacks the submission for the scorer and runs it; request and reply are kept in the run's folder.</summary>
    public static async Task<ScoreReport> RunAsync(PlannedRun plan, IScorerProcess scorer, ScoringJob job, CancellationToken cancellationToken)
    {
        var room = Path.Combine(plan.Folder.Scoring, job.Row.ToString(CultureInfo.InvariantCulture));
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
            };
            return await scorer.ScoreAsync(request, room, plan.Environment.Definition.Score.Timeout, cancellationToken);
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }
}
