namespace RE.Bench.Agents.Catalog;

/// <summary>The files that ship inside the program.</summary>
internal static class Shelf
{
    /// <summary>The text of a file, by its path below the project with dots for slashes.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Shelf).Assembly.GetManifestResourceStream($"RE.Bench.{name}")!);
        return reader.ReadToEnd();
    }
}
