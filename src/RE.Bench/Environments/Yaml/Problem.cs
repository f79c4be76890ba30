namespace RE.Bench.Environments.Yaml;

/// <summary>One thing that a person has to change in a file, and where.</summary>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Place">Where in the file.</param>
/// <param name="Message">What is wrong, with which value, and what to do.</param>
public sealed record Problem(string File, Place Place, string Message)
{
    /// <summary>The problems in the order in which a person goes through files: by file, line and column.</summary>
    /// <param name="problems">In any order.</param>
    public static IReadOnlyList<Problem> Sorted(IEnumerable<Problem> problems) =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)];

    /// <summary>The form that editors and compilers use: <c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Place.Line}:{Place.Column}: {Message}";
}
