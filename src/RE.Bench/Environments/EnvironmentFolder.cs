using RE.Bench.Budgets;

namespace RE.Bench.Environments;

/// <summary>An environment that was read from disk and passed its checks.</summary>
/// <param name="Definition">What its YAML declares.</param>
/// <param name="Folder">Absolute path of its folder.</param>
/// <param name="Digest"><c>sha256:…</c> over all that can change a score: definition, instructions, agent files, scorer tables.</param>
public sealed record EnvironmentFolder(EnvironmentDefinition Definition, string Folder, string Digest)
{
    /// <summary>All that a sandbox ever sees; copied to <c>/home/agent/solution</c>.</summary>
    public string AgentFolder => Path.Combine(Folder, "agent");

    /// <summary>Starting files that differ in one profile; copied over those of <see cref="AgentFolder"/>. May be missing.</summary>
    /// <param name="profile">Name of the profile.</param>
    public string OverlayFolder(string profile) => Path.Combine(Folder, $"agent-{profile}");

    /// <summary>What the reference agent uses; never in any other sandbox.</summary>
    public string ReferenceFolder => Path.Combine(Folder, "reference");

    /// <summary>What the agent or person reads.</summary>
    public string InstructionsFile => Path.Combine(Folder, "instructions.md");

    /// <summary>The profile of that name.</summary>
    /// <param name="name">Such as <c>cpu</c>.</param>
    /// <exception cref="UserErrorException">The environment has no such profile; the message names those it has.</exception>
    public ProfileDefinition Profile(string name) => Definition.Profiles.TryGetValue(name, out var profile)
        ? profile
        : throw new UserErrorException(
            $"'{Definition.Slug}' has no profile '{name}'.{NearestName.Hint(name, Definition.Profiles.Keys)} It has {string.Join(" and ", Definition.Profiles.Keys.Order().Select(key => $"'{key}'"))}.");
}
