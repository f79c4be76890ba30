using System.Globalization;
using System.Text.RegularExpressions;

namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>What varies between the instances of a problem: numbers and words by name.</summary>
internal sealed partial class Constants
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>A number.</summary>
    public long this[string name] => long.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>Sets a number.</summary>
    public void Set(string name, long value) => _values[name] = value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sets a word.</summary>
    public void Say(string name, string word) => _values[name] = word;

    /// <summary>A text with its names replaced.</summary>
    public string Fill(string text) => Name().Replace(text, match => _values[match.Groups[1].Value]);

    [GeneratedRegex("@([a-z]+)")]
    private static partial Regex Name();
}
