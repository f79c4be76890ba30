using System.CommandLine;
using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Commands;

/// <summary>The options of <c>rebench report</c> that say what is computed.</summary>
internal sealed class ReportCommandOptions
{
    private const int MostK = 1024;

    private readonly Option<string?> _by = new("--by") { Description = $"What splits runs into groups, with commas: {ChoiceText.All<GroupKey>()} (default: agent,profile,budget)", HelpName = "keys" };
    private readonly Option<string?> _mix = new("--mix") { Description = $"What may differ within an average, which is then marked: {ChoiceText.All<MixtureKind>()}", HelpName = "kinds" };
    private readonly Option<string> _estimator = new("--estimator") { Description = "How score@k is estimated: with-replacement as in the paper, or the unbiased without-replacement", DefaultValueFactory = _ => ChoiceText.Of(new ReportOptions().Estimator) };
    private readonly Option<int?> _k = new("--k") { Description = "Also print score@k for this k" };
    private readonly Option<string> _bootstrap = new("--bootstrap") { Description = "What is drawn again for intervals: environments-and-runs, or runs", DefaultValueFactory = _ => ChoiceText.Of(new ReportOptions().Bootstrap) };
    private readonly Option<int> _resamples = new("--resamples") { Description = "Number of resamples", DefaultValueFactory = _ => new ReportOptions().Resamples };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of the resamples", DefaultValueFactory = _ => new ReportOptions().Seed };
    private readonly Option<CutPoint?> _at = SharedOptions.CutAt();
    private readonly Option<string?> _selection = new("--selection") { Description = "Which valid row counts, best or last (default: as each environment says)" };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Leave out the run of this id; may be given several times", HelpName = "run" };
    private readonly Option<double?> _excludeAbove = new("--exclude-above") { Description = "Leave out runs with a higher normalized score" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_by, _mix, _estimator, _k, _bootstrap, _resamples, _seed, _at, _selection, _exclude, _excludeAbove];

    /// <summary>The k of the score@k that is asked for; null when none is.</summary>
    public int? K(ParseResult parsed) => parsed.GetValue(_k);

    /// <summary>What was typed.</summary>
    /// <exception cref="UserErrorException">A value has no meaning; the message has all of them.</exception>
    public ReportOptions Read(ParseResult parsed)
    {
        Check(parsed);
        var defaults = new ReportOptions();
        return defaults with
        {
            By = parsed.GetValue(_by) is { } by ? ChoiceText.Parse<GroupKey>("--by", by) : defaults.By,
            Mix = parsed.GetValue(_mix) is { } mix ? ChoiceText.Parse<MixtureKind>("--mix", mix) : defaults.Mix,
            Estimator = One<AtKEstimator>("--estimator", parsed.GetRequiredValue(_estimator)),
            Bootstrap = One<BootstrapMethod>("--bootstrap", parsed.GetRequiredValue(_bootstrap)),
            Ks = K(parsed) is { } k ? [.. defaults.Ks.Append(k).Distinct().Order()] : defaults.Ks,
            Resamples = parsed.GetValue(_resamples),
            Seed = parsed.GetValue(_seed),
            CutAt = parsed.GetValue(_at),
            Selection = parsed.GetValue(_selection) is { } selection ? One<ScoreSelection>("--selection", selection) : null,
            ExcludeRuns = parsed.GetValue(_exclude) ?? [],
            ExcludeAbove = parsed.GetValue(_excludeAbove),
        };
    }

    private static T One<T>(string option, string text)
        where T : struct, Enum =>
        ChoiceText.Parse<T>(option, text) is [var one] ? one : throw new UserErrorException($"{option} takes one choice, not '{text}'. Choose among {ChoiceText.All<T>()}.");

    private void Check(ParseResult parsed)
    {
        var problems = new List<string>();
        if (K(parsed) is { } k and (< 1 or > MostK))
        {
            problems.Add($"--k is {k}: give a number of runs from 1 to {MostK}.");
        }

        if (parsed.GetValue(_resamples) is var resamples and (< 100 or > 1_000_000))
        {
            problems.Add($"--resamples is {resamples}: give a number from 100 to 1000000; intervals of fewer say nothing.");
        }

        if (parsed.GetValue(_excludeAbove) is { } above && !(above >= 0))
        {
            problems.Add("--exclude-above takes a normalized score of at least 0.");
        }

        if (problems.Count > 0)
        {
            throw new UserErrorException(string.Join('\n', problems));
        }
    }
}
