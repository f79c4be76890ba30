using RE.Bench.Environments.Yaml;

namespace RE.Bench.Environments.Checks;

/// <summary>What must lie beside a definition.</summary>
internal static class FolderChecks
{
    private static readonly string[] Copied = ["agent", "reference", "scorer", "redteam"];

    public static IEnumerable<Problem> All(EnvironmentDefinition definition, CheckedFile file) =>
        [.. Parts(file), .. Links(file), .. Placeholders(definition, file)];

    private static IEnumerable<Problem> Parts(CheckedFile file)
    {
        (string Name, string Purpose)[] folders = [("agent", "what a sandbox sees: the starting solution"), ("reference", "what the agent 'reference' uses")];
        foreach (var (name, purpose) in folders)
        {
            if (!FolderContents.Of(Path.Combine(file.Folder, name)).Any())
            {
                yield return file.Missing($"the folder '{name}/' is missing or empty. It holds {purpose}.");
            }
        }

        if (!File.Exists(InstructionsFile(file)))
        {
            yield return file.Missing("'instructions.md' is missing. It is what the agent or person reads.");
        }
    }

    /// <summary>A link could carry scorer or reference into a sandbox, and a copy elsewhere would differ.</summary>
    private static IEnumerable<Problem> Links(CheckedFile file) =>
        from part in Copied
        from entry in FolderContents.Of(Path.Combine(file.Folder, part))
        where entry.IsLink
        select file.Missing($"{Shown.Quoted(Path.GetRelativePath(file.Folder, entry.Path))} is a link. Put the file itself there.");

    private static IEnumerable<Problem> Placeholders(EnvironmentDefinition definition, CheckedFile file)
    {
        if (!File.Exists(InstructionsFile(file)))
        {
            yield break;
        }

        var template = new InstructionsTemplate(File.ReadAllText(InstructionsFile(file)));
        foreach (var (name, profile) in definition.Profiles)
        {
            foreach (var parameter in InstructionsTemplate.Shadowed(profile))
            {
                yield return file.At($"parameter {Shown.Quoted(parameter)} has the name of a placeholder that is always there. Call it something else.", "profiles", name, "parameters", parameter);
            }

            var known = InstructionsTemplate.Values(name, profile, profile.Time);
            foreach (var (unknown, place) in template.Placeholders.Where(placeholder => !known.ContainsKey(placeholder.Name)))
            {
                yield return new(InstructionsFile(file), place,
                    $"profile '{Shown.Plain(name)}' has nothing for the placeholder {Shown.Quoted(unknown)}.{NearestName.Hint(unknown, known.Keys)} There is {Shown.List(known.Keys.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private static string InstructionsFile(CheckedFile file) => Path.Combine(file.Folder, "instructions.md");
}
