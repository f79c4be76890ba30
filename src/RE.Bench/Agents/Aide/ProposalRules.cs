using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Aide;

/// <summary>What a proposal must hold, and no more than that.</summary>
internal static class ProposalRules
{
    private const int MostFiles = 50;
    private const int MostCharacters = 1_000_000;
    private const string Solution = "/home/agent/solution/";

    /// <summary>The proposal with clean paths, or what is wrong with it.</summary>
    public static ReadAnswer<Proposal> Check(string plan, IReadOnlyList<NodeFile> files, string command)
    {
        List<NodeFile> clean = [.. files.Select(file => file with { Path = Clean(file.Path) })];
        var problem = command.Trim().Length == 0 ? "'command' is empty. Write the shell command that makes the submission."
            : files.Count > MostFiles ? $"There are {files.Count} files; {MostFiles} is the most."
            : files.Sum(file => file.Content.Length) + command.Length > MostCharacters ? $"The files are too large together; {MostCharacters} characters is the most."
            : clean.FirstOrDefault(file => !IsBelow(file.Path)) is { } outside ? $"'{TextCut.Head(outside.Path, 200)}' is no path of a file below the current folder."
            : clean.FirstOrDefault(file => file.Path.StartsWith("data/", StringComparison.Ordinal)) is { } data ? $"'{TextCut.Head(data.Path, 200)}' cannot be written: data is read-only."
            : null;
        return problem is null ? new ReadAnswer<Proposal>.Good(new(plan.Trim(), clean, command)) : new ReadAnswer<Proposal>.Bad(problem);
    }

    private static string Clean(string path)
    {
        var relative = path.StartsWith(Solution, StringComparison.Ordinal) ? path[Solution.Length..] : path;
        return relative.StartsWith("./", StringComparison.Ordinal) ? relative[2..] : relative;
    }

    private static bool IsBelow(string path) =>
        path.Length is > 0 and <= 300 && !path.Any(char.IsControl) && path.Split('/').All(part => part is not ("" or "." or "..") && part.Length <= 200);
}
