namespace RE.Bench.Runs.Verification;

/// <summary>Is the environment of the run the one that is here?</summary>
internal static class EnvironmentCheck
{
    public static RunCheck Of(VerifiedRun run)
    {
        var facts = run.Journal.Facts;
        return run.Environment switch
        {
            EnvironmentHere.Same same when same.Folder.Definition.Version != facts.EnvironmentVersion =>
                RunCheck.Contradicted(CheckNames.Environment, $"the digest is of version {same.Folder.Definition.Version}, and the journal says {facts.EnvironmentVersion}"),
            EnvironmentHere.Same => RunCheck.Holds(CheckNames.Environment, $"'{facts.Environment}' {facts.EnvironmentVersion}, as it is here"),
            EnvironmentHere.Changed changed => RunCheck.Unchecked(
                CheckNames.Environment,
                $"'{facts.Environment}' is another here: version {changed.Folder.Definition.Version}, {changed.Folder.Digest}; the run has {facts.EnvironmentVersion}, {facts.EnvironmentDigest}"),
            _ => RunCheck.Unchecked(CheckNames.Environment, $"'{facts.Environment}' is not known here"),
        };
    }
}
