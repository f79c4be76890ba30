namespace RE.Bench.Sandboxes.Guarded;

/// <summary>The only shape of path that a guarded folder takes: names joined by single slashes.</summary>
internal static class RelativePath
{
    /// <summary>The names of a path.</summary>
    /// <exception cref="ArgumentException">The path is empty, absolute, or has an empty, <c>.</c> or <c>..</c> name.</exception>
    public static IReadOnlyList<string> Split(string path) =>
        IsValid(path) ? path.Split('/') : throw new ArgumentException($"{PathText.Show(path)} is not a path of plain names below a folder.", nameof(path));

    public static bool IsValid(string path) => !path.Contains('\0') && path.Split('/').All(name => name is not ("" or "." or ".."));
}
