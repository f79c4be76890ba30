using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench validate</c>: every problem of one environment or of all, in the form that editors and CI jobs read.</summary>
internal static class ValidateCommand
{
    /// <summary>The verb.</summary>
    /// <param name="environments">Finds the environments; asked only when no path is given.</param>
    /// <param name="output">Where problems and the summary go.</param>
    public static Command Create(Func<EnvironmentCatalog> environments, TextWriter output)
    {
        var path = new Argument<string?>("path") { Description = "An environment, its environment.yaml, or a folder of environments; all when left out", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("validate", "Check definitions and print every problem as file:line:column: message") { path };
        command.SetAction(parsed => Check(parsed.GetValue(path) is { } named ? Folders(named) : Folders(environments()), output));
        return command;
    }

    private static int Check(IReadOnlyList<string> folders, TextWriter output)
    {
        var problems = Problem.Sorted(folders.SelectMany(folder => EnvironmentCatalog.ReadFolder(folder) is YamlRead<EnvironmentFolder>.Refused refused ? refused.Problems : []));
        foreach (var problem in problems)
        {
            output.WriteLine(problem with { File = Near(problem.File) });
        }

        output.WriteLine($"{Count(folders.Count, "environment")} checked, {(problems.Count == 0 ? "no problems" : Count(problems.Count, "problem"))}.");
        return problems.Count == 0 ? ExitCodes.Done : ExitCodes.UserError;
    }

    private static IReadOnlyList<string> Folders(EnvironmentCatalog catalog) => [.. catalog.Slugs().Select(slug => Path.Combine(catalog.Root, slug))];

    private static IReadOnlyList<string> Folders(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) && Path.GetFileName(full) == EnvironmentCatalog.DefinitionFile)
        {
            return [Path.GetDirectoryName(full)!];
        }

        var inside = !Directory.Exists(full) ? [] : File.Exists(Path.Combine(full, EnvironmentCatalog.DefinitionFile)) ? [full] : Folders(new EnvironmentCatalog(full));
        return inside.Count > 0
            ? inside
            : throw new UserErrorException($"'{path}' is neither an environment nor a folder of environments. Name a folder with an {EnvironmentCatalog.DefinitionFile}, or leave the path out to check all.");
    }

    /// <summary>Relative to the current folder when the file lies below it, so that editors and people can follow it.</summary>
    private static string Near(string file) => Path.GetRelativePath(Environment.CurrentDirectory, file) is var near && !near.StartsWith("..", StringComparison.Ordinal) ? near : file;

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
