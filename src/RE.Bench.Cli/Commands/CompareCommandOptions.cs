using System.CommandLine;
using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;

namespace RE.Bench.Cli.Commands;

/// <summary>The options of <c>rebench compare</c>: which runs, what they may differ in, how intervals are drawn.</summary>
internal sealed class CompareCommandOptions
{
    private readonly Option<string?> _mix = new("--mix") { Description = $"What may differ between or within the sides, which is then marked: {ChoiceText.All<MixtureKind>()}", HelpName = "kinds" };
    private readonly Option<string?> _profile = new("--profile") { Description = "Only runs of this profile" };
    private readonly Option<TimeSpan?> _budget = SharedOptions.Duration("--budget", "Only runs that were given this much working time");
    private readonly Option<CutPoint?> _at = SharedOptions.CutAt();
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Leave out the run of this id; may be given several times", HelpName = "run" };
    private readonly Option<double?> _excludeAbove = new("--exclude-above") { Description = "Leave out runs with a higher normalized score" };
    private readonly Option<string> _bootstrap = new("--bootstrap") { Description = "What is drawn again: environments-and-runs, or runs", DefaultValueFactory = _ => ChoiceText.Of(new ReportOptions().Bootstrap) };
    private readonly Option<int> _resamples = new("--resamples") { Description = "Number of resamples", DefaultValueFactory = _ => new ReportOptions().Resamples };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of the resamples", DefaultValueFactory = _ => new ReportOptions().Seed };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_mix, _profile, _budget, _at, _exclude, _excludeAbove, _bootstrap, _resamples, _seed];

    /// <summary>What was typed.</summary>
    /// <exception cref="UserErrorException">A value has no meaning.</exception>
    public ReportOptions Read(ParseResult parsed) => new()
    {
        Mix = parsed.GetValue(_mix) is { } mix ? ChoiceText.Parse<MixtureKind>("--mix", mix) : [],
        CutAt = parsed.GetValue(_at),
        ExcludeRuns = parsed.GetValue(_exclude) ?? [],
        ExcludeAbove = parsed.GetValue(_excludeAbove),
        Bootstrap = ChoiceText.Parse<BootstrapMethod>("--bootstrap", parsed.GetRequiredValue(_bootstrap)) is [var one] ? one : throw new UserErrorException($"--bootstrap takes one choice of {ChoiceText.All<BootstrapMethod>()}."),
        Resamples = Resamples(parsed.GetValue(_resamples)),
        Seed = parsed.GetValue(_seed),
    };

    /// <summary>The runs that <c>--profile</c> and <c>--budget</c> leave.</summary>
    public IReadOnlyList<RunRecord> Filter(IEnumerable<RunRecord> runs, ParseResult parsed)
    {
        var (profile, budget) = (parsed.GetValue(_profile), parsed.GetValue(_budget));
        return [.. runs.Where(run => (profile is null || run.Profile == profile) && (budget is null || run.Limit == budget))];
    }

    private static int Resamples(int resamples) => resamples is >= 100 and <= 1_000_000
        ? resamples
        : throw new UserErrorException($"--resamples is {resamples}: give a number from 100 to 1000000; intervals of fewer say nothing.");
}
