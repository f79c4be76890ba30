namespace RE.Bench.Cli.Commands;

/// <summary>Names as people list them: an option given several times, and commas.</summary>
internal static class NameLists
{
    // What follows these is a file's name or a command line, which may have commas of its own.
    private static readonly string[] Whole = ["exec:", "replay:"];

    /// <summary>Each name once, in their order.</summary>
    public static IReadOnlyList<string> Split(IReadOnlyList<string> typed) => [.. typed.SelectMany(One).Distinct()];

    private static string[] One(string text) => Whole.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal))
        ? [text]
        : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
