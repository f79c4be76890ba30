namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Text that a shell takes for exactly this.</summary>
internal static class ShellText
{
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));
}
