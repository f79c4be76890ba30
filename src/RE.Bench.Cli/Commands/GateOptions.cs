using System.CommandLine;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Gates;
using RE.Bench.Reports.Building;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.Model;

namespace RE.Bench.Cli.Commands;

/// <summary>Gates of a report: the options that say what runs are held to, and the exit code.</summary>
internal sealed class GateOptions
{
    private readonly Option<string[]> _minScore = SharedOptions.MinScore("Exit with 4 when a normalized score is lower, such as 0.4 or scaling-law=0.4; may be given several times");
    private readonly Option<string> _gateOn = new Option<string>("--gate-on") { Description = "What --min-score compares: mean of the runs, lower-bound of its interval, or best run", DefaultValueFactory = _ => "mean" }.AcceptOnlyFromAmong("mean", "lower-bound", "best");
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Earlier runs, a folder or *.runs.jsonl; exit with 4 when scores fell by more than noise explains", HelpName = "path" };
    private readonly Option<double> _margin = new("--margin") { Description = "Largest drop below the baseline that never fails", DefaultValueFactory = _ => new BaselineRule().Margin };
    private readonly Option<double> _confidence = new("--confidence") { Description = "Confidence that a drop below the baseline is none of noise", DefaultValueFactory = _ => new BaselineRule().Confidence };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fail, too, where there are too few runs to compare with the baseline" };
    private readonly Composition _composition;
    private readonly GateOutput _output;

    private GateOptions(Composition composition)
    {
        _composition = composition;
        _output = new GateOutput(composition.Io);
    }

    /// <summary>Gives a verb the options.</summary>
    public static GateOptions AddTo(Command command, Composition composition)
    {
        var gates = new GateOptions(composition);
        foreach (var option in (IEnumerable<Option>)[gates._minScore, gates._gateOn, gates._baseline, gates._margin, gates._confidence, gates._strict, .. gates._output.Options])
        {
            command.Add(option);
        }

        return gates;
    }

    /// <summary>Judges a report before it is written, so that nothing is when a rule has no meaning.</summary>
    /// <param name="runs">All runs that were read.</param>
    /// <param name="report">The report.</param>
    /// <param name="options">What it was asked for.</param>
    /// <param name="parsed">What was typed.</param>
    /// <param name="cancellationToken">Stops reading the baseline.</param>
    /// <exception cref="UserErrorException">A rule has no meaning, or the baseline does not compare.</exception>
    public GateSheet Judge(RunSet runs, Report report, ReportOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var rules = Rules(parsed);
        ScoreThresholds.RequireKnown(rules.Thresholds, [.. EnvironmentNames.Slugs().Concat(runs.Runs.Select(run => run.Environment)).Distinct()]);
        return new GateJudge(rules, options).Judge(report, runs, Baseline(parsed, cancellationToken));
    }

    /// <summary>Tells what the gates say, and gives the exit code.</summary>
    public int Finish(GateSheet sheet, ParseResult parsed)
    {
        _output.Write(sheet, parsed);
        return ExitCodes.Of(sheet);
    }

    private GateRules Rules(ParseResult parsed)
    {
        var rule = new BaselineRule { Margin = parsed.GetValue(_margin), Confidence = parsed.GetValue(_confidence), IsStrict = parsed.GetValue(_strict) };
        var problems = new List<string>();
        if (!(rule.Margin >= 0 && double.IsFinite(rule.Margin)))
        {
            problems.Add("--margin takes a normalized score of at least 0, such as 0.05.");
        }

        if (!(rule.Confidence is >= 0.5 and <= 0.9999))
        {
            problems.Add("--confidence takes a share from 0.5 to 0.9999, such as 0.95.");
        }

        return problems.Count > 0 ? throw new UserErrorException(string.Join('\n', problems)) : new GateRules
        {
            Thresholds = ScoreThresholds.Parse(parsed.GetValue(_minScore) ?? []),
            Statistic = parsed.GetRequiredValue(_gateOn) switch { "lower-bound" => GateStatistic.LowerBound, "best" => GateStatistic.Best, _ => GateStatistic.Mean },
            Baseline = rule,
        };
    }

    private RunSet? Baseline(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_baseline) is not { } path)
        {
            return null;
        }

        var runs = Path.Exists(path) ? RunPaths.Read([path], _composition, cancellationToken) : throw new UserErrorException($"The baseline '{path}' is not there. Name a folder of runs or a *.runs.jsonl file with --baseline.");
        return runs.Runs.Count > 0 ? runs : throw new UserErrorException($"The baseline '{path}' has no finished run. Name a folder of runs or a *.runs.jsonl file with --baseline.");
    }
}
