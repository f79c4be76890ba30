namespace RE.Bench.Environments.Services;

/// <summary>Makes the service of a name for runs; one line of the composition.</summary>
public interface IRunServiceMaker
{
    /// <summary>The service's name in definitions.</summary>
    string Name { get; }

    /// <summary>Makes it for one run.</summary>
    /// <param name="environment">The environment, whose <c>scorer/</c> folder it may read.</param>
    /// <param name="profile">The profile of the run.</param>
    /// <param name="weakModel">The real model that the environment scaffolds, as <c>provider/name</c>; null = a simulated one, or none.</param>
    /// <exception cref="Budgets.UserErrorException">Something that it needs is missing on this machine.</exception>
    IRunService Make(EnvironmentFolder environment, string profile, string? weakModel);
}
