namespace RE.Bench.Analysis.Records;

/// <summary>Something that runs are read from.</summary>
/// <param name="Path">Absolute path.</param>
internal abstract record RunSource(string Path)
{
    /// <summary>The folder of one run.</summary>
    public sealed record Folder(string Path) : RunSource(Path);

    /// <summary>A result that stands alone.</summary>
    public sealed record Result(string Path) : RunSource(Path);

    /// <summary>A file of run records, one a line.</summary>
    public sealed record Records(string Path) : RunSource(Path);
}
