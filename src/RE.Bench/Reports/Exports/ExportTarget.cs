using RE.Bench.Budgets;

namespace RE.Bench.Reports.Exports;

/// <summary>Files that an export writes: one where a file was named, else one for each thing in a folder.</summary>
public sealed class ExportTarget
{
    private readonly string _to;
    private readonly string? _extension;

    private ExportTarget(string to, string? extension) => (_to, _extension) = (to, extension);

    /// <summary>Understands what was typed.</summary>
    /// <param name="to">A file or a folder.</param>
    /// <param name="extension">How a file's name ends; any other name is a folder.</param>
    public static ExportTarget Of(string to, string extension) =>
        new(to, !Directory.Exists(to) && to.EndsWith(extension, StringComparison.Ordinal) && Path.GetFileName(to).Length > extension.Length ? extension : null);

    /// <summary>A file for each thing.</summary>
    /// <param name="names">Names of the files below a folder.</param>
    /// <param name="force">Files that are there may be replaced.</param>
    /// <exception cref="UserErrorException">A file was named for several things, or files are there already; the message names them.</exception>
    public IReadOnlyList<string> Files(IReadOnlyList<string> names, bool force)
    {
        if (_extension is not null && names.Count != 1)
        {
            throw new UserErrorException($"'{_to}' is one file, and {names.Count} are to be written. Name a folder with --to.");
        }

        List<string> files = _extension is not null ? [_to] : [.. names.Select(name => Path.Combine(_to, name))];
        var there = files.FindAll(file => File.Exists(file) && !force);
        if (there.Count == 1)
        {
            NewFile.Check(there[0], force);
        }

        return there.Count == 0
            ? files
            : throw new UserErrorException($"{there.Count} files are there already: {string.Join(", ", there.Take(3).Select(file => $"'{file}'"))}{(there.Count > 3 ? ", …" : "")}. Name another folder with --to, or replace them with --force.");
    }
}
