using System.CommandLine;
using RE.Bench.Analysis.Imports.Inspect;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench import inspect</c>: logs of Inspect, of ours and of others.</summary>
internal static class ImportInspectCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var files = new Argument<string[]>("file") { Description = ".eval and .json logs", Arity = ArgumentArity.OneOrMore };
        var target = ImportTarget.To();
        var runs = SharedOptions.Runs();
        var score = new Option<string?>("--score") { Description = "Which score counts, where a log has several: a scorer, a key of its value, or scorer.key", HelpName = "name" };
        var starting = new Option<double?>("--starting") { Description = "Raw score that normalizes to 0", HelpName = "number" };
        var reference = new Option<double?>("--reference") { Description = "Raw score that normalizes to 1", HelpName = "number" };
        var normalized = new Option<bool>("--normalized") { Description = "The scores are normalized already: 0 = starting solution, 1 = reference" };
        var profile = new Option<string>("--profile") { Description = "Profile of the runs of others; runs of different profiles never compare", DefaultValueFactory = _ => new InspectOptions().Profile };
        var limit = SharedOptions.Duration("--limit", "Working time that the runs were given, where the log does not say");
        var command = new Command("inspect", "Import logs of Inspect") { files, target, runs, score, starting, reference, normalized, profile, limit };
        command.SetAction((parsed, cancellationToken) =>
        {
            var sources = parsed.GetRequiredValue(files);
            var options = new InspectOptions
            {
                Score = parsed.GetValue(score),
                Scale = Scale(parsed.GetValue(starting), parsed.GetValue(reference), parsed.GetValue(normalized)),
                IsNormalized = parsed.GetValue(normalized),
                Profile = parsed.GetRequiredValue(profile) is { Length: > 0 } name ? name : throw new UserErrorException("The profile '' is empty. Give the runs a name for their size with --profile."),
                Limit = parsed.GetValue(limit),
            };
            return Task.FromResult(Execute(composition, sources, options, ImportTarget.Path(parsed.GetValue(target), parsed.GetRequiredValue(runs), sources[0]), cancellationToken));
        });
        return command;
    }

    private static int Execute(Composition composition, string[] files, InspectOptions options, string target, CancellationToken cancellationToken)
    {
        var set = InspectImport.Read(files, options, cancellationToken);
        foreach (var problem in set.Problems)
        {
            composition.Io.Error.WriteLine($"warning: {InertText.Line(problem.Message)}");
        }

        if (set.Runs.Count == 0)
        {
            throw new UserErrorException($"Nothing in {string.Join(", ", files.Take(3).Select(file => $"'{file}'"))}{(files.Length > 3 ? ", …" : "")} can be imported{(set.Problems.Count > 0 ? ": see the warnings above" : ", for there are no samples in it")}.");
        }

        RunRecordFile.Write(target, set.Runs);
        composition.Io.Out.WriteLine($"{set.Runs.Count} {(set.Runs.Count == 1 ? "run" : "runs")} imported to '{InertText.Line(target)}'.");
        return ExitCodes.Done;
    }

    private static ScoreScale? Scale(double? starting, double? reference, bool normalized) => (starting, reference, normalized) switch
    {
        (null, null, _) => null,
        (_, _, true) => throw new UserErrorException("--normalized says that the scores are normalized already, so --starting and --reference have nothing to do. Leave them or it out."),
        ({ } from, { } to, _) when double.IsFinite(from) && double.IsFinite(to) && from != to => new ScoreScale(from, to),
        ({ } from, { } to, _) => throw new UserErrorException($"--starting {from} and --reference {to} give no scale. They must be two different numbers."),
        _ => throw new UserErrorException("--starting and --reference belong together: a line goes through two points. Give both."),
    };
}
