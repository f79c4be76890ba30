using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning;

namespace RE.Bench.Cli.Display;

/// <summary>Paths as one word of a shell, to be copied from the screen.</summary>
internal static class ShellWord
{
    /// <summary>A run's folder, relative where that is shorter; verbs that take a run take it.</summary>
    public static string Path(RunFolder folder)
    {
        var relative = System.IO.Path.GetRelativePath(System.IO.Path.GetFullPath("."), folder.Path);
        return Quote(relative.StartsWith("..", StringComparison.Ordinal) ? folder.Path : relative);
    }

    private static string Quote(string path) => InertText.Line(path.All(IsPlain) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'");

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-' or '+' or ':' or '@' or ',';
}
