using RE.Bench.Budgets;

namespace RE.Bench.Environments;

/// <summary>Finds the folder that holds the environments.</summary>
public static class EnvironmentRoot
{
    /// <summary>Name of the folder, and of what is looked for beside and above.</summary>
    public const string FolderName = "environments";

    /// <summary>Variable of the process environment that names the folder.</summary>
    public const string Variable = "REBENCH_ENVIRONMENTS";

    /// <summary>The same with this process's variable, program folder and current folder.</summary>
    /// <param name="option">Value of <c>--environments</c>, or null.</param>
    /// <exception cref="UserErrorException">The named folder does not exist, or there is none anywhere.</exception>
    public static string Find(string? option) =>
        Find(option, Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory, Environment.CurrentDirectory);

    /// <summary>
    /// The folder of the option, else of the variable, else <c>environments</c> beside the program, above the current folder, or above the program.
    /// </summary>
    /// <param name="option">Value of <c>--environments</c>.</param>
    /// <param name="variable">Value of <see cref="Variable"/>.</param>
    /// <param name="programFolder">Folder of the running program.</param>
    /// <param name="currentFolder">Where the person stands.</param>
    /// <exception cref="UserErrorException">The named folder does not exist, or there is none anywhere.</exception>
    public static string Find(string? option, string? variable, string programFolder, string currentFolder)
    {
        if (option is not null)
        {
            return Existing("--environments", option, currentFolder);
        }

        if (!string.IsNullOrEmpty(variable))
        {
            return Existing(Variable, variable, currentFolder);
        }

        return Within(programFolder) ?? Above(currentFolder) ?? Above(programFolder) ?? throw new UserErrorException(
            $"no folder '{FolderName}' stands beside the program or above '{currentFolder}'. Go to a checkout of RE.Bench, or name the folder in REBENCH_ENVIRONMENTS.");
    }

    private static string Existing(string source, string path, string currentFolder)
    {
        var folder = Path.GetFullPath(path, currentFolder);
        return Directory.Exists(folder)
            ? folder
            : throw new UserErrorException($"{source} names '{path}', and there is no such folder. Give a folder whose sub-folders have an {EnvironmentCatalog.DefinitionFile}.");
    }

    private static string? Above(string folder) => Within(folder) ?? (Directory.GetParent(folder) is { } parent ? Above(parent.FullName) : null);

    /// <summary>A folder of that name counts only with an environment in it: any source tree may have an 'environments'.</summary>
    private static string? Within(string folder)
    {
        var root = Path.Combine(folder, FolderName);
        return Directory.Exists(root) && new EnvironmentCatalog(root).Slugs().Count > 0 ? root : null;
    }
}
