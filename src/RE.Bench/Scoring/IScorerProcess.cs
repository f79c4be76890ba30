namespace RE.Bench.Scoring;

/// <summary>Scores sealed submissions outside the harness's process.</summary>
public interface IScorerProcess
{
    /// <summary>Runs the scorer once. A scorer that dies, hangs or writes nonsense is an outcome, never an exception.</summary>
    /// <param name="request">What to score.</param>
    /// <param name="workFolder">Folder for the request and reply files; kept.</param>
    /// <param name="timeout">After this it is killed whole.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="Budgets.UserErrorException">The scorer program cannot be found or started.</exception>
    Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken);
}
