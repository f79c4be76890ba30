using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Budgets;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Computes everything that a report says.</summary>
public static class ReportBuilder
{
    /// <summary>Builds a report; the same runs and options give the same numbers.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="time">Gives the date of the report.</param>
    /// <param name="harness">Version of the harness.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UserErrorException">The averages that are asked for would mix runs that do not compare.</exception>
    public static Report Build(RunSet runs, ReportOptions options, TimeProvider time, string harness, CancellationToken cancellationToken)
    {
        var counter = RunCounter.Of(runs.Runs, options);
        var groups = RunGroups.Of(counter.Counted, options);
        FairnessGuard.Check(groups, options);
        var people = new PeopleScores(counter.Counted);
        var built = new GroupBuilder(options, people).Build(groups, cancellationToken);
        var plan = new BootstrapPlan(options.Bootstrap, options.Resamples, options.Seed, options.Confidence);
        return new Report
        {
            CreatedAt = time.GetUtcNow(),
            Harness = harness,
            Method = new ReportMethod(ChoiceText.Of(options.Estimator), ChoiceText.Of(options.Bootstrap), options.Resamples, options.Seed, options.Confidence)
            {
                At = options.CutAt?.Words,
            },
            Groups = [.. built.Select(group => group.Report)],
            Levels = people.Levels(plan, cancellationToken),
            Runs = [.. built.SelectMany(group => group.Runs.Runs).Select(run => run.Record)],
            Excluded = counter.Excluded,
            Problems = runs.Problems,
            Notes = [.. ReportNotes.Of(built, options)],
        };
    }
}
