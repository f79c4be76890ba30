using RE.Bench.Budgets;
using RE.Bench.Planning;

namespace RE.Bench.Runs;

/// <summary>The agent's home folder on the host: filled before the sandbox starts, removed when the run is over.</summary>
internal static class RunHome
{
    /// <summary>Copies the starter and the profile's parameters; whatever an interrupted start left is replaced.</summary>
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
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
