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
    /// <param name="most">The largest value that is taken; null = any.</param>
    public static Option<T?> AboveZero<T>(this Option<T?> option, string example, T? most = null)
        where T : struct, INumber<T>
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T?>() is { } value && !(value > T.Zero && (most is null || value <= most)))
            {
                var bound = most is { } largest ? string.Create(CultureInfo.InvariantCulture, $", {largest} at most") : "";
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {value}. Write a number above 0{bound}, such as {example}."));
            }
        });
        return option;
    }
}
