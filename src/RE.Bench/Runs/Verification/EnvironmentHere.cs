using RE.Bench.Environments;
using RE.Bench.Events;

namespace RE.Bench.Runs.Verification;

/// <summary>The environment of a run, as it is on this machine.</summary>
internal abstract record EnvironmentHere
{
    private EnvironmentHere()
    {
    }

    /// <summary>The very one that the run was made with.</summary>
    public sealed record Same(EnvironmentFolder Folder) : EnvironmentHere;

    /// <summary>Another state of it.</summary>
    public sealed record Changed(EnvironmentFolder Folder) : EnvironmentHere;

    /// <summary>There is none of that name.</summary>
    public sealed record Unknown : EnvironmentHere;

    public static EnvironmentHere Of(EnvironmentFolder? folder, RunFacts facts) =>
        folder is null ? new Unknown()
        : folder.Digest == facts.EnvironmentDigest && folder.Definition.Profiles.ContainsKey(facts.Profile) ? new Same(folder)
        : new Changed(folder);
}
