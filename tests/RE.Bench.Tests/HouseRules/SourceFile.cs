using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.HouseRules;

/// <summary>One text file of the repository, by its path from the root.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "runs", "TestResults", ".torch-native", ".rebench", "node_modules"];

    public string[] Lines => Text.Split('\n');

    /// <summary>The C# files below a folder of the repository.</summary>
    public static IEnumerable<SourceFile> CSharp(string folder) => All(folder).Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>All text files below a folder of the repository, build outputs left out.</summary>
    public static IEnumerable<SourceFile> All(string folder) =>
        from file in Below(Repository.PathOf(folder))
        let text = Read(file)
        where text is not null
        select new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, file), text);

    private static IEnumerable<string> Below(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder).Where(file => System.IO.Path.GetFileName(file) != ".git").Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner))).SelectMany(Below));

    /// <summary>Null for what is not text: a NUL among the first bytes, or a megabyte.</summary>
    private static string? Read(string file)
    {
        var bytes = new FileInfo(file) is { LinkTarget: null, Length: < 1 << 20 } ? File.ReadAllBytes(file) : null;
        return bytes is null || bytes.AsSpan(0, Math.Min(bytes.Length, 4096)).Contains((byte)0) ? null : System.Text.Encoding.UTF8.GetString(bytes);
    }
}
