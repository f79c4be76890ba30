using System.Collections.Concurrent;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Trials;

/// <summary>
/// Scores the starting solution of an environment once for all trials of this process: each run begins with its score, and where that takes a minute, ten attempts to
/// cheat would spend ten minutes on one number. The rows that were not scored anew say so in their details.
/// </summary>
/// <param name="scorer">Scores everything else.</param>
internal sealed class RememberedStart(IScorerProcess scorer) : IScorerProcess
{
    /// <summary>Key in the details of a row whose score is that of an earlier run.</summary>
    public const string Mark = "remembered";

    private readonly ConcurrentDictionary<(string Environment, string Profile), ScoreReport> _known = [];

    /// <inheritdoc/>
    public async Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!request.IsStarting)
        {
            return await scorer.ScoreAsync(request, workFolder, timeout, cancellationToken);
        }

        if (_known.TryGetValue((request.Environment, request.Profile), out var known))
        {
            var details = known.Details.DeepClone().AsObject();
            details[Mark] = true;
            return known with { Message = known.Message.DeepClone().AsObject(), Details = details };
        }

        var report = await scorer.ScoreAsync(request, workFolder, timeout, cancellationToken);
        if (report.Outcome is ScoreOutcome.Scored)
        {
            _known[(request.Environment, request.Profile)] = report with { Message = report.Message.DeepClone().AsObject(), Details = report.Details.DeepClone().AsObject() };
        }

        return report;
    }
}
