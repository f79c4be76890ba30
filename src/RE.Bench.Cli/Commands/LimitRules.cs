using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace RE.Bench.Cli.Commands;

/// <summary>Rules for the values of limits.</summary>
internal static class LimitRules
{
    /// <summary>Refuses a limit that nothing could keep.</summary>
    /// <param name="option">The option.</param>
    /// <param name="example">A value that makes sense.</param>
    public static Option<T?> AboveZero<T>(this Option<T?> option, string example)
        where T : struct, INumber<T>
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T?>() is { } value && value <= T.Zero)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {value}. Write a number above 0, such as {example}."));
            }
        });
        return option;
    }
}
