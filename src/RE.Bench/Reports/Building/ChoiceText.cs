using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Building;

/// <summary>Choices as people write them: <c>with-replacement</c>, <c>agent,budget</c>.</summary>
public static class ChoiceText
{
    /// <summary>A choice in words.</summary>
    /// <param name="choice">The choice.</param>
    public static string Of<T>(T choice)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());

    /// <summary>All choices, for a message or a description.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));

    /// <summary>Reads choices with commas between them.</summary>
    /// <param name="option">Name of the option, for the message.</param>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UserErrorException">A part of it is no choice.</exception>
    public static IReadOnlyList<T> Parse<T>(string option, string text)
        where T : struct, Enum => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => One<T>(option, part)).Distinct()];

    private static T One<T>(string option, string part)
        where T : struct, Enum
    {
        var found = Enum.GetValues<T>().Where(choice => Of(choice) == part).ToList();
        return found is [var choice] ? choice : throw new UserErrorException($"'{part}' is no choice of {option}. Choose among {All<T>()}.");
    }
}
