using System.Globalization;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>What one set of figures is drawn from: the groups of one profile, since scores of different profiles never compare.</summary>
internal sealed record FigureScope(Report Report, string Profile, IReadOnlyList<StyledGroup> Groups, PlotFont Font)
{
    /// <summary>One scope for each profile, in the report's order.</summary>
    public static IReadOnlyList<FigureScope> Of(Report report, PlotFont font) =>
        [.. report.Groups.GroupBy(group => group.Profile).Select(groups => new FigureScope(report, groups.Key, GroupStyles.Of(groups), font))];

    public IReadOnlyList<string> Environments => [.. Groups.SelectMany(group => group.Group.Cells).Select(cell => cell.Environment).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How many runs and environments are behind a figure.</summary>
    public string Size => $"{FigureWords.Count(Groups.Sum(group => group.Group.Score.N), "run")}, {FigureWords.Count(Environments.Count, "environment")}, profile {FigureWords.Short(Profile, 40)}";

    /// <summary>A name of a file: letters, digits and hyphens only.</summary>
    public string FileName(string kind) => $"{kind}-{new string([.. Profile.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').Take(40)])}";

    /// <summary>The sentences below each figure: what it shows beside its own words, how intervals were made, when and with what.</summary>
    public string Footer(params IEnumerable<string> sentences)
    {
        var method = Report.Method;
        var interval = string.Create(CultureInfo.InvariantCulture,
            $"Intervals: {method.Confidence:0%} percentile bootstrap over {method.Bootstrap.Replace('-', ' ')}, {method.Resamples:N0} resamples, seed {method.Seed}.");
        var taken = method.At is { } at ? $"Scores at {at}." : "";
        var mixed = Groups.Any(group => group.Group.Mixed.Count > 0) ? "* mixes runs that do not compare; see the report." : "";
        var made = string.Create(CultureInfo.InvariantCulture, $"rebench {Report.Harness}, {Report.CreatedAt.UtcDateTime:yyyy-MM-dd}.");
        return string.Join(" ", ((string[])[.. sentences, taken, interval, mixed, made]).Where(sentence => sentence.Length > 0));
    }
}
