using MathNet.Numerics.Statistics;
using RE.Bench.Analysis.Comparing;
using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Comparing;

/// <summary>Compares two sets of runs.</summary>
/// <param name="options">Which runs count, what may be mixed, how intervals are drawn.</param>
/// <param name="time">Gives the date.</param>
/// <param name="harness">Version of the harness.</param>
public sealed class ComparisonBuilder(ReportOptions options, TimeProvider time, string harness)
{
    private readonly BootstrapPlan _plan = new(options.Bootstrap, options.Resamples, options.Seed, options.Confidence);

    /// <summary>Compares A with B on the environments that both have.</summary>
    /// <param name="a">One side and its name.</param>
    /// <param name="b">The other.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UserErrorException">A side has no run that counts, they share no environment, or their runs do not compare.</exception>
    public Comparison Compare((string Name, IReadOnlyList<RunRecord> Runs) a, (string Name, IReadOnlyList<RunRecord> Runs) b, CancellationToken cancellationToken)
    {
        RunCounter.CheckNames([.. a.Runs, .. b.Runs], options);
        var (countedA, countedB) = (Count(a), Count(b));
        var (groupA, groupB) = (new RunGroup(a.Name, countedA.Counted), new RunGroup(b.Name, countedB.Counted));
        var both = new RunGroup($"{a.Name} against {b.Name}", [.. countedA.Counted, .. countedB.Counted]);
        FairnessGuard.CheckComparison(both, options);
        var pairs = Pairs(groupA, groupB);
        return new Comparison
        {
            CreatedAt = time.GetUtcNow(),
            Harness = harness,
            Method = new ReportMethod(ChoiceText.Of(options.Estimator), ChoiceText.Of(options.Bootstrap), options.Resamples, options.Seed, options.Confidence),
            A = Side(groupA),
            B = Side(groupB),
            Environments = [.. pairs.Select(pair => Cell(pair.Environment, pair.Samples, cancellationToken))],
            Overall = Said(Differences.Of([.. pairs.Select(pair => pair.Samples)], _plan, cancellationToken)),
            Excluded = [.. countedA.Excluded, .. countedB.Excluded],
            Notes = [.. Notes(groupA, groupB, both)],
        };
    }

    private RunCounter Count((string Name, IReadOnlyList<RunRecord> Runs) side)
    {
        var counter = RunCounter.Sort(side.Runs, options);
        return counter.Counted.Count > 0
            ? counter
            : throw new UserErrorException($"No run of '{side.Name}' counts: {(counter.Excluded is [var first, ..] ? $"'{first.Run}' is {first.Reason}" : "there is none")}. Name other runs.");
    }

    private static List<(string Environment, TwoSamples Samples)> Pairs(RunGroup a, RunGroup b)
    {
        var pairs = a.Cells.Join(b.Cells, cell => cell.Key, cell => cell.Key, (left, right) => (left.Key, new TwoSamples(Scores(left), Scores(right)))).ToList();
        return pairs.Count > 0 ? pairs : throw new UserErrorException(
            $"'{a.Name}' and '{b.Name}' have no environment in common: {Slugs(a)} against {Slugs(b)}. Compare runs of the same environments.");
    }

    private static double[] Scores(IEnumerable<CountedRun> runs) => [.. runs.Select(run => run.Score)];

    private ComparedCell Cell(string environment, TwoSamples samples, CancellationToken cancellationToken) =>
        new(environment, Figures(samples.A), Figures(samples.B), Said(Differences.Of([samples], _plan, cancellationToken)));

    private static ComparedFigures Figures(IReadOnlyList<double> scores) => new(scores.Count, scores.Mean(), scores.Count > 1 ? scores.StandardDeviation() : null);

    private static ComparedDifference Said(Difference difference) => new(
        difference.Value,
        difference.Interval?.Low,
        difference.Interval?.High,
        difference.ShareAbove,
        difference.PValue,
        difference.Detectable,
        ChoiceText.Of(difference.Verdict).Replace('-', ' '));

    private static ComparedSide Side(RunGroup group) => new(group.Name, group.Agent, group.Profile, group.Budget, group.Runs.Count);

    private IEnumerable<string> Notes(RunGroup a, RunGroup b, RunGroup both) =>
    [
        .. Shared(a, b),
        .. both.Mixtures.Select(mixture => $"the comparison mixes what does not compare: {mixture.Words}"),
        .. Only(a, b),
        .. Only(b, a),
        .. ReportNotes.OfRuns(a),
        .. ReportNotes.OfRuns(b),
        .. ReportNotes.OfOptions(options),
    ];

    private static IEnumerable<string> Only(RunGroup one, RunGroup other) => one.Cells.Select(cell => cell.Key).Except(other.Cells.Select(cell => cell.Key)).ToList() is { Count: > 0 } only
        ? [$"only '{one.Name}' has runs of {string.Join(", ", only)}: left out of the comparison"]
        : [];

    private static IEnumerable<string> Shared(RunGroup a, RunGroup b) => a.Runs.Select(run => run.Record.Run).Intersect(b.Runs.Select(run => run.Record.Run)).Count() is var shared and > 0
        ? [$"{shared} {(shared == 1 ? "run is" : "runs are")} on both sides, which hides differences"]
        : [];

    private static string Slugs(RunGroup group) => string.Join(", ", group.Cells.Select(cell => cell.Key));
}
