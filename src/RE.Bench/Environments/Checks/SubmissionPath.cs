namespace RE.Bench.Environments.Checks;

/// <summary>The form of a path below <c>/home/agent/solution</c>.</summary>
internal static class SubmissionPath
{
    private const int Longest = 200;

    /// <summary>What is wrong with a path and what to do, to follow its name in a message; null when it is fine.</summary>
    public static string? Flaw(string path) => path switch
    {
        "" => "is empty. Name a file or folder below /home/agent/solution.",
        ['/', ..] => "is absolute. Write it relative to /home/agent/solution.",
        { Length: > Longest } => $"is longer than {Longest} characters. Shorten it.",
        _ when path.Contains('\\') => "has a backslash. Separate folders by '/'.",
        _ when path.AsSpan().ContainsAny("*?[") => "has a wildcard. Name a folder to take all of it.",
        _ when path.Any(char.IsControl) => "has a control character. Remove it.",
        _ when path.Split('/').Contains("..") => "leaves the solution folder by '..'. Name something below it.",
        _ when path.Split('/').Any(segment => segment is "" or ".") => "has an empty part or '.'. Write it as 'folder/file'.",
        _ => null,
    };
}
