using RE.Bench.Analysis.Records;
using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Scores;

/// <summary>
/// The score of one run at every working time, token count and cost: best or last valid row so far, by the run's selection (RE-Bench paper, arXiv 2411.15114, section
/// on scoring: the best row of the score log counts, the last one where the score is hidden from the agent). The starting row counts as 0, rows without a score are ignored.
/// </summary>
public sealed class RunTrajectory
{
    private readonly RunRecord _run;
    private readonly List<ScorePoint> _points;
    private readonly bool _isLast;

    private RunTrajectory(RunRecord run, ScoreSelection selection)
    {
        _run = run;
        _isLast = selection == ScoreSelection.Last;
        _points = [.. run.Points.Where(point => point.IsValid && point.Purpose != "starting")];
        IsKnown = run is { HasTrajectory: true, Points.Count: > 0 };
        End = IsKnown ? Select(_ => true) : Finite(run.Normalized);
    }

    /// <summary>True when the run can be cut at an earlier time; otherwise only its end is known.</summary>
    public bool IsKnown { get; }

    /// <summary>Working time that the run was given.</summary>
    public TimeSpan Limit => _run.Limit;

    /// <summary>The score that counts at the end; null when no row but the starting one is valid, which counts as 0.</summary>
    public double? End { get; }

    /// <summary>The trajectory of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="selection">Best or last instead of the run's own selection; null for its own.</param>
    public static RunTrajectory Of(RunRecord run, ScoreSelection? selection = null) => new(run, selection ?? run.Selection);

    /// <summary>
    /// The score at a working time, that time included; null when it cannot be known: past the run's limit, or before it where only the end is known.
    /// </summary>
    /// <param name="workingTime">Working time since the start.</param>
    public double? At(TimeSpan workingTime) => workingTime > _run.Limit ? null
        : IsKnown ? Select(point => point.At <= workingTime) ?? 0
        : workingTime == _run.Limit ? End ?? 0 : null;

    /// <summary>The score when that many tokens had been used; past the run's end its last score, since it has stopped; null when only the end is known.</summary>
    /// <param name="tokens">Input and output tokens.</param>
    public double? AtTokens(long tokens) => IsKnown ? Select(point => point.Tokens <= tokens) ?? 0 : null;

    /// <summary>The score when that much had been spent; past the run's end its last score; null when only the end or not every cost is known.</summary>
    /// <param name="usd">US dollars.</param>
    public double? AtCost(decimal usd) => IsKnown && _points.TrueForAll(point => point.CostUsd is not null) ? Select(point => point.CostUsd <= usd) ?? 0 : null;

    /// <summary>The first working time at which the best score so far reaches a score; null when it never does or its time is not known.</summary>
    /// <param name="score">A normalized score.</param>
    public TimeSpan? FirstAt(double score) => !IsKnown ? null : score <= 0 ? TimeSpan.Zero : _points.Find(point => point.Normalized >= score)?.At;

    /// <summary>True when the run reaches a score at any time; where only the end is known, at its end.</summary>
    /// <param name="score">A normalized score.</param>
    public bool Reaches(double score) => IsKnown ? FirstAt(score) is not null : (End ?? 0) >= score;

    private double? Select(Predicate<ScorePoint> isSoFar)
    {
        double? selected = null;
        foreach (var point in _points)
        {
            // A confirming score is the last point, and takes the place of the score that it confirms.
            if (isSoFar(point) && (_isLast || point.Purpose == LedgerRow.Confirming || selected is null || point.Normalized > selected))
            {
                selected = Finite(point.Normalized);
            }
        }

        return selected;
    }

    private static double? Finite(double? normalized) => normalized is { } value && double.IsFinite(value) ? Math.Max(0, value) : null;
}
