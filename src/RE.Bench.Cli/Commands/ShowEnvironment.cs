using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Commands;

/// <summary>What <c>rebench show</c> prints of an environment.</summary>
internal static class ShowEnvironment
{
    private const int WidestCell = 40;

    /// <summary>Writes all that a person needs before an attempt, the instructions included.</summary>
    public static void Write(EnvironmentFolder environment, TextWriter output)
    {
        var definition = environment.Definition;
        var profiles = definition.Profiles.OrderBy(profile => profile.Key, StringComparer.Ordinal).ToList();
        output.WriteLine($"{definition.Title} ({definition.Slug} {definition.Version})");
        output.WriteLine(Wrapped.Text(definition.Summary));
        output.WriteLine();
        Columns.Write(output,
        [
            ["submission", string.Join(", ", definition.Submission)],
            ["score", Rules(definition.Score)],
            ["digest", environment.Digest],
        ]);
        output.WriteLine();
        Columns.Write(output, [["profile", .. profiles.Select(profile => profile.Key)], .. Rows([.. profiles.Select(profile => profile.Value)])]);
        output.WriteLine();
        output.WriteLine($"The instructions, for the profile '{profiles[0].Key}':");
        output.WriteLine();
        output.WriteLine(InstructionsTemplate.Render(environment, profiles[0].Key, profiles[0].Value.Time).TrimEnd());
    }

    private static string Rules(ScoreRules rules)
    {
        var better = rules.Better == ScoreDirection.Higher ? "higher is better" : "lower is better";
        var selection = rules.Selection switch
        {
            ScoreSelection.Best => "the best valid one counts",
            ScoreSelection.Last => "the last valid one counts",
            _ => "the best valid one is scored once more at the end, and that score counts",
        };
        var visible = rules.Visible ? "the agent sees it" : "the agent sees only whether it is valid";
        return $"{better}; {selection}; {visible}; at most {DurationText.Format(rules.Timeout)} a scoring";
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<ProfileDefinition> profiles)
    {
        IReadOnlyList<string> Row(string name, Func<ProfileDefinition, string> value) => [name, .. profiles.Select(profile => Short(value(profile)))];
        yield return Row("time", profile => DurationText.Format(profile.Time));
        yield return Row("image", profile => profile.Image);
        yield return Row("cpus", profile => Number(profile.Resources.Cpus));
        yield return Row("memory", profile => profile.Resources.Memory.ToString());
        yield return Row("disk", profile => profile.Resources.Disk.ToString());
        yield return Row("pids", profile => Number(profile.Resources.Pids));
        yield return Row("gpus", profile => profile.Resources.Gpus is { } gpus ? $"{gpus.Count} {gpus.Model}".TrimEnd() : "none");
        yield return Row("data", profile => profile.Data.Count == 0 ? "none" : string.Join(", ", profile.Data));
        yield return Row("starting score", profile => Number(profile.Starting));
        yield return Row("reference score", profile => Number(profile.Reference));
        foreach (var parameter in profiles.SelectMany(profile => profile.Parameters).Select(parameter => parameter.Key).Distinct())
        {
            yield return Row(parameter, profile => profile.Parameters[parameter]?.ToJsonString() ?? "-");
        }
    }

    private static string Short(string text) => text.Length <= WidestCell ? text : $"{text[..(WidestCell - 1)]}…";

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
