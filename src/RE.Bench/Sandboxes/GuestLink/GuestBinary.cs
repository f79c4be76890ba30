using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>Finds the guest: the path in <c>REBENCH_GUEST</c>, then beside this program, then where <c>dotnet publish</c> puts it.</summary>
public static class GuestBinary
{
    /// <summary>The variable that names the guest's path.</summary>
    public const string Variable = "REBENCH_GUEST";

    private const string Name = "rebench-guest";
    private const string Published = "artifacts/publish/RE.Bench.Guest/release_linux-x64";

    /// <summary>Absolute path of the guest.</summary>
    /// <exception cref="UserErrorException">It was not built.</exception>
    public static string Locate() => Locate(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory);

    /// <summary>The same for a given variable and program folder.</summary>
    internal static string Locate(string? named, string programFolder)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named)
                ? Path.GetFullPath(named)
                : throw new UserErrorException($"{Variable} names '{named}', which is no file. Unset it, or give the path of {Name}.");
        }

        var folders = new List<string> { programFolder };
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            folders.Add(Path.Combine(folder.FullName, Published));
        }

        return folders.Select(f => Path.Combine(f, Name)).FirstOrDefault(File.Exists)
            ?? throw new UserErrorException($"the guest '{Name}' is not built. Run 'dotnet publish src/RE.Bench.Guest -c Release' in the repository, or set {Variable} to its path.");
    }
}
