using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RE.Bench.Environments.Yaml;

/// <summary>Gives plain scalars their type by the core schema of YAML 1.2.2, section 10.3.2.</summary>
internal static partial class YamlScalars
{
    /// <summary>What was read, or what is wrong with it.</summary>
    public static (JsonValue? Value, string? Wrong) Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (null, null),
        "true" or "True" or "TRUE" => (JsonValue.Create(true), null),
        "false" or "False" or "FALSE" => (JsonValue.Create(false), null),
        _ when NotFinite().IsMatch(text) => (null, $"{Shown.Quoted(text)} is not finite. Write a finite number."),
        _ when Radix(text) is { } digits => Whole(text, digits.Digits, digits.Base),
        _ when WholeNumber().IsMatch(text) => Whole(text, text.TrimStart('+'), 10),
        _ when Number().IsMatch(text) => Real(text),
        _ => (JsonValue.Create(text), null),
    };

    private static (string Digits, int Base)? Radix(string text) =>
        HexNumber().IsMatch(text) ? (text[2..], 16) : OctalNumber().IsMatch(text) ? (text[2..], 8) : null;

    private static (JsonValue?, string?) Whole(string text, string digits, int radix)
    {
        try
        {
            return (JsonValue.Create(radix == 10 ? long.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : Unsigned(digits, radix)), null);
        }
        catch (OverflowException)
        {
            return (null, $"{Shown.Quoted(text)} does not fit into 64 bits. Write it as text in quotes or as a number such as 1.0e+20.");
        }
    }

    private static long Unsigned(string digits, int radix)
    {
        var value = Convert.ToInt64(digits, radix);
        return value < 0 ? throw new OverflowException() : value;
    }

    private static (JsonValue?, string?) Real(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var value && double.IsFinite(value)
            ? (JsonValue.Create(value), null)
            : (null, $"{Shown.Quoted(text)} is too large for a number of 64 bits. Write a smaller one.");

    [GeneratedRegex(@"^[-+]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^0x[0-9a-fA-F]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexNumber();

    [GeneratedRegex(@"^0o[0-7]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex OctalNumber();

    [GeneratedRegex(@"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex NotFinite();
}
