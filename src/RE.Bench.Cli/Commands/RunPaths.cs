using System.CommandLine;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Environments;

namespace RE.Bench.Cli.Commands;

/// <summary>The runs that a verb works on: an argument of any number of paths, and <c>--out</c>, where all runs are.</summary>
internal sealed class RunPaths
{
    private readonly Argument<string[]> _paths = new("runs")
    {
        Description = "Folders of runs, run folders, result.json or *.runs.jsonl files, ids of runs or 'last'; the folder of all runs when left out",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _runs = SharedOptions.Runs();

    /// <summary>Gives a verb the argument and the option.</summary>
    public static RunPaths AddTo(Command command)
    {
        var paths = new RunPaths();
        command.Add(paths._paths);
        command.Add(paths._runs);
        return paths;
    }

    /// <summary>What was typed, as paths; the folder of all runs when nothing was.</summary>
    /// <exception cref="UserErrorException">Some are neither paths nor runs; the message names them all.</exception>
    public IReadOnlyList<string> Resolve(ParseResult parsed) => Resolve(parsed.GetRequiredValue(_runs), parsed.GetValue(_paths) ?? []);

    /// <summary>Reads what was typed and prints what could not be read on standard error; the set may be empty.</summary>
    public RunSet Read(ParseResult parsed, Composition composition, CancellationToken cancellationToken) =>
        Read(Resolve(parsed), composition, cancellationToken);

    /// <summary>The same where a verb needs at least one run.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public RunSet ReadSome(ParseResult parsed, Composition composition, CancellationToken cancellationToken) =>
        ReadSome(Resolve(parsed), composition, cancellationToken);

    /// <summary>Texts as paths: what exists is a path, else an id of a run, an unambiguous part of one, or <c>last</c>.</summary>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="texts">What was typed.</param>
    /// <exception cref="UserErrorException">Some are neither paths nor runs; the message names them all.</exception>
    public static IReadOnlyList<string> Resolve(string runs, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return [runs];
        }

        var found = texts.Select(text => (Text: text, Path: Path.Exists(text) ? text : RunFolders.TryFind(runs, text)?.Path)).ToList();
        var missing = found.Where(path => path.Path is null).Select(path => $"'{path.Text}'").Distinct().ToList();
        return missing.Count == 0
            ? [.. found.Select(path => path.Path!)]
            : throw new UserErrorException($"{string.Join(", ", missing)} {(missing.Count == 1 ? "is neither a path" : "are neither paths")} nor a run in '{runs}'. Name folders of runs, run folders, result.json or *.runs.jsonl files, ids of runs or 'last'; --out names the folder of all runs.");
    }

    /// <summary>Reads paths and prints what could not be read on standard error; the set may be empty.</summary>
    public static RunSet Read(IReadOnlyList<string> paths, Composition composition, CancellationToken cancellationToken)
    {
        // The folder of all runs need not be there yet.
        if (paths is [var only] && !Path.Exists(only))
        {
            return new RunSet([], []);
        }

        var set = RunReader.Read(paths, Environments(), cancellationToken);
        foreach (var problem in set.Problems)
        {
            composition.Io.Error.WriteLine($"warning: {InertText.Line(problem.Message)}");
        }

        return set;
    }

    /// <summary>The same where a verb needs at least one run.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static RunSet ReadSome(IReadOnlyList<string> paths, Composition composition, CancellationToken cancellationToken) =>
        Read(paths, composition, cancellationToken) is { Runs.Count: > 0 } set ? set : throw new UserErrorException(
            $"There are no finished runs in {string.Join(", ", paths.Select(path => $"'{path}'"))}. 'rebench run' makes one, 'rebench import' brings published ones; name other folders, or the folder of all runs with --out.");

    // Runs are read without a checkout of the environments, too.
    private static EnvironmentCatalog? Environments()
    {
        try
        {
            return Composition.Environments();
        }
        catch (UserErrorException)
        {
            return null;
        }
    }
}
