using RE.Bench.Budgets;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Agents.Scripted;

/// <summary>The steps of a scripted attempt, read and checked.</summary>
/// <param name="Folder">Where the files that it puts are.</param>
/// <param name="Steps">The steps, in order.</param>
internal sealed record AttemptScript(string Folder, IReadOnlyList<AttemptStep> Steps)
{
    public const string Solution = "/home/agent/solution";
    private const string Home = "/home/agent";
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Reads a file of steps.</summary>
    /// <exception cref="UserErrorException">The file is not there, or steps in it are wrong; all problems at once.</exception>
    public static AttemptScript Read(string path)
    {
        var file = StrictYaml.Read<AttemptFile>(path).ValueOrThrow();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        List<string> problems = [];
        var script = Parse(file.Steps, folder, problem => problems.Add($"{path}: {problem}"));
        return problems.Count == 0 ? script : throw new UserErrorException(string.Join('\n', problems));
    }

    /// <summary>Checks steps that a file holds; what is wrong with them is given to <paramref name="problem"/>.</summary>
    public static AttemptScript Parse(IReadOnlyList<StepEntry> entries, string folder, Action<string> problem)
    {
        var steps = entries.Select((entry, i) => Step(entry, folder, what => problem($"step {i + 1}: {what}"))).ToList();
        return new(folder, [.. steps.OfType<AttemptStep>()]);
    }

    private static AttemptStep? Step(StepEntry entry, string folder, Action<string> problem)
    {
        object?[] kinds = [entry.Put, entry.Write, entry.Run, entry.Score, entry.Submit];
        if (kinds.Count(k => k is not null) != 1 || entry.Score == false || entry.Submit == false)
        {
            problem("write exactly one of 'put', 'write', 'run', 'score: true' and 'submit: true'.");
            return null;
        }

        if (entry.Run is null && (entry.Timeout is not null || entry.AllowFailure is not null))
        {
            problem("'timeout' and 'allow-failure' belong to 'run' only. Remove them.");
            return null;
        }

        return entry switch
        {
            { Put: { } file } => Put(file, folder, problem),
            { Write: { } file } => Write(file, problem),
            { Run: { } command } => new AttemptStep.Run(command, entry.Timeout ?? DefaultTimeout, entry.AllowFailure ?? false),
            { Score: true } => new AttemptStep.Score(),
            _ => new AttemptStep.Submit(),
        };
    }

    private static AttemptStep.Put? Put(string file, string folder, Action<string> problem)
    {
        if (!IsBelow(folder, Path.Combine(folder, file)))
        {
            problem($"'{file}' leads out of the folder of this file. Name a file below it.");
            return null;
        }

        if (!File.Exists(Path.Combine(folder, file)))
        {
            problem($"there is no file '{file}' in '{folder}'.");
            return null;
        }

        return new(file);
    }

    private static AttemptStep.Write? Write(WrittenFile file, Action<string> problem)
    {
        var path = Path.GetFullPath(Path.Combine(Solution, file.Path));
        if (!IsBelow(Home, path))
        {
            problem($"'{file.Path}' is not below {Home}.");
            return null;
        }

        return new(path, file.Content);
    }

    private static bool IsBelow(string folder, string path) => Path.GetFullPath(path).StartsWith(folder + '/', StringComparison.Ordinal);
}
