using RE.Bench.Budgets;

namespace RE.Bench.Scoring;

/// <summary>How the scorer program is started.</summary>
public sealed record ScorerProgram
{
    /// <summary>Exit status of a scorer program that has no scorer for the environment.</summary>
    public const int NotHere = 3;

    private const string Name = "rebench-score";

    /// <summary>Absolute path of an executable.</summary>
    public required string Program { get; init; }

    /// <summary>Arguments that come before those of a scoring.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Path of <c>rebench-score-native</c>, which starts in a tenth of the time, has the scorers that read numbers only, and is asked first; null when there is none beside it.</summary>
    public string? Native { get; init; }

    /// <summary>Executable and arguments of what is started in turn until one has the scorer.</summary>
    internal IEnumerable<(string Program, IReadOnlyList<string> Arguments)> Starts => Native is { } native ? [(native, []), (Program, Arguments)] : [(Program, Arguments)];

    /// <summary>Finds it: as asked, as <c>REBENCH_SCORER</c> says, beside the harness, or where the repository builds it.</summary>
    /// <param name="file">Path of <c>rebench-score</c> or <c>rebench-score.dll</c>; null to look for it.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static ScorerProgram Find(string? file) => Find(file, Environment.GetEnvironmentVariable, AppContext.BaseDirectory);

    internal static ScorerProgram Find(string? file, Func<string, string?> variable, string harnessFolder)
    {
        if (file is { Length: > 0 })
        {
            return At(file, "--scorer", variable);
        }

        if (variable("REBENCH_SCORER") is { Length: > 0 } named)
        {
            return At(named, "REBENCH_SCORER", variable);
        }

        var places = Places(Path.TrimEndingDirectorySeparator(harnessFolder)).ToList();
        return places.FirstOrDefault(File.Exists) is { } found
            ? At(found, "", variable)
            : throw new UserErrorException($"The scorer program '{Name}' is not beside the harness in '{harnessFolder}'. "
                + "Build it with 'dotnet build src/RE.Bench.Scorers', or name it by REBENCH_SCORER.");
    }

    private static IEnumerable<string> Places(string harnessFolder)
    {
        yield return Path.Combine(harnessFolder, Name);
        yield return Path.Combine(harnessFolder, "score", Name);
        yield return Path.Combine(harnessFolder, "..", "score", Name);
        yield return Path.Combine(harnessFolder, $"{Name}.dll");
        yield return Path.Combine(harnessFolder, "..", "score", $"{Name}.dll");

        // artifacts/bin/<project>/<configuration>: another project's output of the same configuration.
        var configuration = Path.GetFileName(harnessFolder);
        yield return Path.Combine(harnessFolder, "..", "..", "RE.Bench.Scorers", configuration, Name);
    }

    private static ScorerProgram At(string file, string source, Func<string, string?> variable)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path))
        {
            throw new UserErrorException($"{source} names the scorer program '{file}', and there is no such file. Give the path of '{Name}'.");
        }

        var native = Path.Combine(Path.GetDirectoryName(path)!, $"{Name}-native");
        var program = path.EndsWith(".dll", StringComparison.Ordinal) ? new ScorerProgram { Program = DotNet(variable), Arguments = [path] } : new() { Program = path };
        return program with { Native = path != native && File.Exists(native) ? native : null };
    }

    private static string DotNet(Func<string, string?> variable)
    {
        var places = new[] { variable("DOTNET_HOST_PATH"), variable("DOTNET_ROOT") is { } root ? Path.Combine(root, "dotnet") : null, Environment.ProcessPath }
            .Concat((variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "dotnet")));
        return places.OfType<string>().FirstOrDefault(path => Path.GetFileName(path) == "dotnet" && File.Exists(path))
            ?? throw new UserErrorException("No 'dotnet' is on the PATH to start the scorer program with. Install the .NET 10 runtime or set DOTNET_ROOT.");
    }
}
