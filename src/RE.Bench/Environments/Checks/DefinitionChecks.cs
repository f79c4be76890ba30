using System.Text.RegularExpressions;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Environments.Checks;

/// <summary>What a definition must mean, beyond having the right keys and types.</summary>
internal static partial class DefinitionChecks
{
    /// <summary>Every problem of a definition, its profiles and its folder, in no order.</summary>
    public static IEnumerable<Problem> All(EnvironmentDefinition definition, CheckedFile file) =>
    [
        .. Names(definition, file),
        .. Canary(definition, file),
        .. Submission(definition, file),
        .. ProfileChecks.All(definition, file),
        .. FolderChecks.All(definition, file),
    ];

    private static IEnumerable<Problem> Names(EnvironmentDefinition definition, CheckedFile file)
    {
        var folder = Path.GetFileName(file.Folder);
        if (!Slug().IsMatch(definition.Slug))
        {
            yield return file.At($"slug {Shown.Quoted(definition.Slug)} must be lower-case words joined by '-', such as 'scaling-law'.", "slug");
        }
        else if (definition.Slug != folder)
        {
            yield return file.At($"slug '{definition.Slug}' differs from the folder's name {Shown.Quoted(folder)}. Make them equal.", "slug");
        }

        if (!SemanticVersion().IsMatch(definition.Version))
        {
            yield return file.At($"version {Shown.Quoted(definition.Version)} must be a semantic version, such as '1.0.0'.", "version");
        }

        foreach (var (key, text) in new[] { ("title", definition.Title), ("summary", definition.Summary) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Contains('\n'))
            {
                yield return file.At($"{key} must be one line of text.", key);
            }
        }
    }

    private static IEnumerable<Problem> Canary(EnvironmentDefinition definition, CheckedFile file)
    {
        if (!Guid.TryParseExact(definition.Canary, "D", out _))
        {
            yield return file.At($"canary {Shown.Quoted(definition.Canary)} must be a GUID of the form 00000000-0000-0000-0000-000000000000.", "canary");
        }
        else if (CanaryFile.Read(file.Root) is { } canary && canary != definition.Canary)
        {
            yield return file.At($"canary '{definition.Canary}' differs from the one in '{CanaryFile.Name}', '{canary}'. Every environment carries that one.", "canary");
        }
    }

    private static IEnumerable<Problem> Submission(EnvironmentDefinition definition, CheckedFile file)
    {
        if (definition.Submission.Count == 0)
        {
            yield return file.At("submission is empty. Name at least one file or folder below /home/agent/solution.", "submission");
        }

        for (var at = 0; at < definition.Submission.Count; at++)
        {
            var path = definition.Submission[at];
            var clash = definition.Submission.Take(at).FirstOrDefault(other => path == other || path.StartsWith(other + "/", StringComparison.Ordinal) || other.StartsWith(path + "/", StringComparison.Ordinal));
            if (SubmissionPath.Flaw(path) is { } flaw)
            {
                yield return file.At($"submission path {Shown.Quoted(path)} {flaw}", "submission", $"{at}");
            }
            else if (clash is not null)
            {
                yield return file.At($"submission path {Shown.Quoted(path)} covers the same files as {Shown.Quoted(clash)}. Keep one.", "submission", $"{at}");
            }
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();

    // https://semver.org, its own suggested expression, without build metadata: a build does not change scores.
    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SemanticVersion();
}
