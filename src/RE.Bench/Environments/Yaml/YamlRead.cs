using RE.Bench.Budgets;

namespace RE.Bench.Environments.Yaml;

/// <summary>What became of reading one file: a value that is complete, or everything that is wrong with it.</summary>
/// <typeparam name="T">The record that the file describes.</typeparam>
public abstract record YamlRead<T>
    where T : class
{
    private YamlRead()
    {
    }

    /// <summary>The file describes a value.</summary>
    /// <param name="Value">The value; its required members are present and its texts are parsed.</param>
    /// <param name="Places">Where each key stood, for checks of meaning.</param>
    public sealed record Valid(T Value, YamlPlaces Places) : YamlRead<T>;

    /// <summary>The file does not.</summary>
    /// <param name="Problems">All problems, at least one, sorted by place.</param>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : YamlRead<T>;

    /// <summary>The value.</summary>
    /// <exception cref="UserErrorException">The file was refused; the message holds all problems, one a line.</exception>
    public T ValueOrThrow() => this switch
    {
        Valid valid => valid.Value,
        Refused refused => throw new UserErrorException(string.Join('\n', refused.Problems)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
