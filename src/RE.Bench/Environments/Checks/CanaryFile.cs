using System.Text.RegularExpressions;

namespace RE.Bench.Environments.Checks;

/// <summary>The file at the top of the environments that holds the canary GUID of them all.</summary>
internal static partial class CanaryFile
{
    public const string Name = "canary.txt";

    /// <summary>The first GUID of the file; null when there is no file or no GUID in it.</summary>
    public static string? Read(string root)
    {
        var file = Path.Combine(root, Name);
        return File.Exists(file) && Pattern().Match(File.ReadAllText(file)) is { Success: true } match ? match.Value : null;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
