using System.CommandLine;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Cli.Commands;

/// <summary>Where imported runs go: by default to <c>imports</c> in the folder of all runs, where every verb that reads runs finds them.</summary>
internal static class ImportTarget
{
    /// <summary><c>--to</c>.</summary>
    public static Option<string?> To() => new("--to") { Description = $"File to write, named *{RunRecordFile.Extension}; in the folder of all runs when left out", HelpName = "file" };

    /// <summary>The file to write.</summary>
    /// <param name="to">What was typed; null when nothing was.</param>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="source">The file that is imported; the default is named after it.</param>
    /// <exception cref="UserErrorException">The name is not that of a file of run records.</exception>
    public static string Path(string? to, string runs, string source)
    {
        var path = to ?? System.IO.Path.Combine(runs, "imports", System.IO.Path.GetFileNameWithoutExtension(source) + RunRecordFile.Extension);
        return RunRecordFile.IsNamedSo(System.IO.Path.GetFileName(path))
            ? path
            : throw new UserErrorException($"'{path}' is not named like a file of run records. Let its name end with '{RunRecordFile.Extension}', so that 'rebench report' finds it.");
    }
}
