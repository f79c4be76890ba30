using RE.Bench.Budgets;
using RE.Bench.Planning;

namespace RE.Bench.Runs;

/// <summary>The agent's home folder on the host: filled before the sandbox starts, removed when the run is over.</summary>
internal static class RunHome
{
    /// <summary>Copies the starter, its files of prepared data and the profile's parameters; whatever an interrupted start left is replaced.</summary>
    /// <exception cref="UserErrorException">A data set lacks a file that the definition names.</exception>
    public static void Prepare(PlannedRun plan)
    {
        var solution = Path.Combine(plan.Folder.Home, "solution");
        if (Directory.Exists(plan.Folder.Home))
        {
            Directory.Delete(plan.Folder.Home, recursive: true);
        }

        Directory.CreateDirectory(solution);
        Copy(plan.Environment.AgentFolder, solution);
        Copy(plan.Environment.OverlayFolder(plan.Facts.Profile), solution);
        foreach (var (path, from) in plan.Profile.StartingFiles)
        {
            CopyFile(DataFile(plan, from), Path.Combine(solution, path));
        }

        File.WriteAllText(Path.Combine(solution, "config.json"), plan.Profile.Parameters.ToJsonString(ConfigJson.Options) + "\n");
        File.WriteAllText(Path.Combine(solution, "instructions.md"), plan.Instructions);
        foreach (var data in plan.Data)
        {
            Directory.CreateDirectory(Path.Combine(solution, "data", data.Name));
        }
    }

    /// <summary>Removes the home folder of an ended run, unless it was asked for.</summary>
    /// <exception cref="UserErrorException">Never: what cannot be removed is left.</exception>
    public static void Clear(PlannedRun plan)
    {
        try
        {
            if (!plan.KeepHome && Directory.Exists(plan.Folder.Home))
            {
                Directory.Delete(plan.Folder.Home, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Files of the sandbox's user that this user may not remove: 'rebench sweep' tries again.
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            CopyFile(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private static string DataFile(PlannedRun plan, string name) =>
        plan.Data.FirstOrDefault(data => name.StartsWith(data.Name + "/", StringComparison.Ordinal)) is { } data
        && Path.Combine(data.VisibleFolder, name[(data.Name.Length + 1)..]) is var file && File.Exists(file)
            ? file
            : throw new UserErrorException($"The starting file '{name}' is not among the prepared data. Its manifest must have it with 'use: visible' or 'use: scrambled'.");
}
