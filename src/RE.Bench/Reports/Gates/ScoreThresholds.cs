using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Reports.Gates;

/// <summary>Reads and checks what was typed after <c>--min-score</c>.</summary>
public static class ScoreThresholds
{
    /// <summary>Reads thresholds such as <c>0.4</c> and <c>scaling-law=0.6</c>.</summary>
    /// <param name="texts">What was typed, one threshold each.</param>
    /// <exception cref="UserErrorException">Names all that cannot be read.</exception>
    public static IReadOnlyList<ScoreThreshold> Parse(IReadOnlyList<string> texts)
    {
        var read = texts.Select(text => (Text: text, Threshold: TryParse(text))).ToList();
        var problems = read.Where(one => one.Threshold is null)
            .Select(one => $"'{one.Text}' is no lowest score. Write a number of at least 0 such as '0.4', or one for an environment such as 'scaling-law=0.4'.")
            .Concat(read.Where(one => one.Threshold is not null).GroupBy(one => one.Threshold!.Environment).Where(same => same.Count() > 1).Select(Twice))
            .ToList();
        return problems.Count == 0 ? [.. read.Select(one => one.Threshold!)] : throw new UserErrorException(string.Join('\n', problems));
    }

    /// <summary>Refuses thresholds on environments that nobody knows: a typing error must not pass.</summary>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="known">Slugs of environments that exist or have runs.</param>
    /// <exception cref="UserErrorException">Names all unknown ones, with the nearest known name.</exception>
    public static void RequireKnown(IReadOnlyList<ScoreThreshold> thresholds, IReadOnlyCollection<string> known)
    {
        var problems = thresholds.Where(threshold => threshold.Environment is { } name && !known.Contains(name))
            .Select(threshold => $"--min-score names the environment '{threshold.Environment}', which neither exists nor has runs.{NearestName.Hint(threshold.Environment!, known)} 'rebench list' prints all.")
            .ToList();
        if (problems.Count > 0)
        {
            throw new UserErrorException(string.Join('\n', problems));
        }
    }

    /// <summary>The threshold of an environment: its own, else the general one; null when there is neither.</summary>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="environment">Slug.</param>
    public static double? For(IReadOnlyList<ScoreThreshold> thresholds, string environment) =>
        (thresholds.FirstOrDefault(threshold => threshold.Environment == environment) ?? thresholds.FirstOrDefault(threshold => threshold.Environment is null))?.Score;

    private static string Twice(IGrouping<string?, (string Text, ScoreThreshold? Threshold)> same) =>
        $"--min-score gives {(same.Key is { } name ? $"'{name}'" : "every environment")} {same.Count()} lowest scores: {string.Join(", ", same.Select(one => $"'{one.Text}'"))}. Give one.";

    private static ScoreThreshold? TryParse(string text)
    {
        var at = text.LastIndexOf('=');
        var name = at < 0 ? null : text[..at].Trim();
        var isNumber = double.TryParse(text[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score) && score >= 0;
        return isNumber && name != "" ? new ScoreThreshold(name, score) : null;
    }
}
