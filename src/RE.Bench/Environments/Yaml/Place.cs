namespace RE.Bench.Environments.Yaml;

/// <summary>Where in a text file something stands; both numbers count from 1.</summary>
/// <param name="Line">Line.</param>
/// <param name="Column">Character of the line.</param>
public readonly record struct Place(int Line, int Column)
{
    /// <summary>The first character of a file: the place of what is missing altogether.</summary>
    public static Place Start { get; } = new(1, 1);

    /// <summary>The place that follows a text.</summary>
    internal static Place After(ReadOnlySpan<char> before) => new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
