using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Agents.Catalog;

/// <summary>A scaffold's settings as a person wrote them, in YAML or after a question mark. Each is read once; then <see cref="Done"/> says all that is wrong.</summary>
/// <param name="settings">As <see cref="AgentSpec.Settings"/> has them.</param>
internal sealed class SettingsReader(string? settings)
{
    private readonly Dictionary<string, string> _written = AgentSettings.Parse(settings ?? "");
    private readonly List<string> _known = [];
    private readonly List<string> _problems = [];

    /// <summary>A whole number.</summary>
    public int Whole(string name, int otherwise, int least, int most) => Find(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : Wrong(name, text, $"a whole number from {least} to {most}", otherwise);

    /// <summary>A number from 0 to 1.</summary>
    public double Share(string name, double otherwise) => Find(name) is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value
        : Wrong(name, text, "a number from 0 to 1", otherwise);

    /// <summary>A duration.</summary>
    public TimeSpan Duration(string name, TimeSpan otherwise) => Find(name) is not { } text ? otherwise
        : DurationText.TryParse(text) ?? Wrong(name, text, DurationText.Expected, otherwise);

    /// <summary>One of the names of an enumeration.</summary>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum => Find(name) is not { } text ? otherwise
        : Enum.GetValues<T>().Where(value => Kebab(value) == text).Select(value => (T?)value).FirstOrDefault()
            ?? Wrong(name, text, string.Join(", ", Enum.GetValues<T>().Select(value => $"'{Kebab(value)}'")), otherwise);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="UserErrorException">Settings have wrong values, or were written and never read; all of them in one message.</exception>
    public void Done()
    {
        List<string> allowed = [.. _known.Distinct().Order(StringComparer.Ordinal)];
        _problems.AddRange(_written.Keys.Except(_known).Order(StringComparer.Ordinal)
            .Select(name => $"unknown key '{name}'.{NearestName.Hint(name, allowed)} Allowed here: {string.Join(", ", allowed)}."));
        if (_problems.Count > 0)
        {
            throw new UserErrorException(string.Join(' ', _problems));
        }
    }

    private string? Find(string name)
    {
        _known.Add(name);
        return _written.GetValueOrDefault(name);
    }

    private T Wrong<T>(string name, string text, string expected, T otherwise)
    {
        _problems.Add($"{name} is '{text}'. Write {expected}.");
        return otherwise;
    }

    private static string Kebab<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
