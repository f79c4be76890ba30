using System.CommandLine;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Gates;
using RE.Bench.Environments;
using RE.Bench.Planning;
using RE.Bench.Reports.Building;
using RE.Bench.Reports.Gates;
using RE.Bench.Results;

namespace RE.Bench.Cli.Commands;

/// <summary>Gates of one run: <c>--min-score</c>, and where it is told besides the terminal.</summary>
internal sealed class RunGates
{
    private readonly Option<string[]> _minScore = SharedOptions.MinScore("Exit with 4 when the normalized score is lower, such as 0.4");
    private readonly Composition _composition;
    private readonly GateOutput _output;

    private RunGates(Composition composition)
    {
        _composition = composition;
        _output = new GateOutput(composition.Io);
    }

    /// <summary>Gives a verb the options.</summary>
    public static RunGates AddTo(Command command, Composition composition)
    {
        var gates = new RunGates(composition);
        command.Add(gates._minScore);
        foreach (var option in gates._output.Options)
        {
            command.Add(option);
        }

        return gates;
    }

    /// <summary>The lowest scores that were typed.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="environments">Slugs of the environments that are attempted.</param>
    /// <exception cref="UserErrorException">One has no meaning, or is of another environment.</exception>
    public IReadOnlyList<ScoreThreshold> Read(ParseResult parsed, IReadOnlyList<string> environments)
    {
        var thresholds = ScoreThresholds.Parse(parsed.GetValue(_minScore) ?? []);
        var attempted = $"the run attempts {string.Join(", ", environments.Select(environment => $"'{environment}'"))}";
        var others = thresholds.Where(threshold => threshold.Environment is { } name && !environments.Contains(name))
            .Select(threshold => $"--min-score names the environment '{threshold.Environment}', and {attempted}.{NearestName.Hint(threshold.Environment!, environments)} Name that one, or leave the name out.")
            .ToList();
        return others.Count == 0 ? thresholds : throw new UserErrorException(string.Join('\n', others));
    }

    /// <summary>Tells what the gates say about a finished run, and gives the exit code.</summary>
    public int Finish(RunResult result, RunFolder folder, IReadOnlyList<ScoreThreshold> thresholds, ParseResult parsed)
    {
        if (thresholds.Count > 0 || _output.IsAsked(parsed))
        {
            Judge([RunRecords.From(result, folder.Path)], thresholds, parsed);
        }

        return ExitCodes.Of(result, ScoreThresholds.For(thresholds, result.Environment.Slug));
    }

    /// <summary>Tells what the gates say about the runs of a batch that have a result, and gives the exit code that they ask for.</summary>
    public int Finish(IReadOnlyList<RunRecord> runs, IReadOnlyList<ScoreThreshold> thresholds, ParseResult parsed) =>
        runs.Count > 0 && (thresholds.Count > 0 || _output.IsAsked(parsed)) ? ExitCodes.Of(Judge(runs, thresholds, parsed)) : ExitCodes.Done;

    private GateSheet Judge(IReadOnlyList<RunRecord> records, IReadOnlyList<ScoreThreshold> thresholds, ParseResult parsed)
    {
        var (runs, options) = (new RunSet(records, []), new ReportOptions());
        var report = ReportBuilder.Build(runs, options, _composition.Io.Time, _composition.Version, CancellationToken.None);
        var sheet = new GateJudge(new GateRules { Thresholds = thresholds }, options).Judge(report, runs, null);
        _output.Write(sheet, parsed);
        return sheet;
    }
}
