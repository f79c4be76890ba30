using System.Security.Cryptography;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Sandboxes;

namespace RE.Bench.Planning;

/// <summary>Decides a run in every part before it begins, and again, the same, when it is resumed.</summary>
/// <param name="time">Names the run.</param>
public sealed class RunPlanner(TimeProvider time)
{
    /// <summary>Plans a new run.</summary>
    /// <param name="environment">What to attempt.</param>
    /// <param name="agent">Who attempts it.</param>
    /// <param name="options">Everything else.</param>
    /// <param name="data">The profile's prepared data.</param>
    /// <exception cref="UserErrorException">The environment has no such profile.</exception>
    public PlannedRun Plan(EnvironmentFolder environment, PlannedAgent agent, RunOptions options, IReadOnlyList<PlannedData> data)
    {
        RefuseAnother(agent, environment.Definition.Slug, options.Profile);
        var profile = environment.Profile(options.Profile);
        var id = options.Run ?? RunIds.Create(time, environment.Definition.Slug, agent.Name);
        var facts = new RunFacts
        {
            Run = id,
            Environment = environment.Definition.Slug,
            EnvironmentVersion = environment.Definition.Version,
            EnvironmentDigest = environment.Digest,
            Profile = options.Profile,
            Agent = agent.Name,
            Scaffold = agent.Scaffold,
            Model = agent.Model,
            Mounts = agent.Mounts.Count == 0 ? null : [.. agent.Mounts.Select(mount => new MountFacts(mount.HostPath, mount.SandboxPath))],
            Human = agent.Scaffold == "human" ? options.Human : null,
            Sandbox = options.Sandbox,
            Definition = agent.Definition,
            Prices = agent.Prices,
            Replays = agent.Repeats?.Run,
            WeakModel = HasWeakModel(profile) ? options.WeakModel : null,
            Limits = Limits(options, agent.Repeats?.Limits, profile),
            Seed = options.Seed ?? RandomNumberGenerator.GetInt32(1, int.MaxValue),
            Owner = options.Owner,
            Harness = options.Harness,
            Host = HostProbe.Read(),
        };
        return Complete(environment, facts, new RunFolder(Path.GetFullPath(Path.Combine(options.RunsFolder, id))), data) with { KeepHome = options.KeepHome };
    }

    /// <summary>Plans a run again from its journal.</summary>
    /// <param name="environment">The environment that the journal names, as it is now.</param>
    /// <param name="facts">The journal's first entry.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="data">The profile's prepared data.</param>
    /// <exception cref="UserErrorException">The environment changed since the run began.</exception>
    public static PlannedRun PlanAgain(EnvironmentFolder environment, RunFacts facts, RunFolder folder, IReadOnlyList<PlannedData> data)
    {
        if (environment.Digest != facts.EnvironmentDigest)
        {
            throw new UserErrorException(
                $"The environment '{facts.Environment}' changed since the run '{facts.Run}' began (version {facts.EnvironmentVersion}, digest {facts.EnvironmentDigest}; now "
                + $"{environment.Definition.Version}, {environment.Digest}), so its scores could not be compared. Restore the definition to resume, or start a new run; nothing was changed.");
        }

        return Complete(environment, facts, folder, data);
    }

    /// <summary>Plans an ended run for scoring its submissions again with the environment as it is now, changed or not.</summary>
    /// <param name="environment">The environment that the journal names.</param>
    /// <param name="facts">The journal's first entry.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="data">The profile's prepared data.</param>
    public static PlannedRun PlanForRescore(EnvironmentFolder environment, RunFacts facts, RunFolder folder, IReadOnlyList<PlannedData> data) =>
        Complete(environment, facts, folder, data);

    /// <summary>Whether what is attempted is a scaffold around a weak model.</summary>
    public static bool HasWeakModel(ProfileDefinition profile) => profile.Services.Any(service => service.Name == "model");

    private static RunLimits Limits(RunOptions options, RunLimits? repeated, ProfileDefinition profile) => new()
    {
        Time = options.Time ?? repeated?.Time ?? profile.Time,
        Tokens = options.Tokens ?? repeated?.Tokens,
        CostUsd = options.CostUsd ?? repeated?.CostUsd,
        Messages = options.Messages ?? repeated?.Messages,
        Wall = options.Wall ?? repeated?.Wall,
        Scores = options.Scores ?? repeated?.Scores,
    };

    private static void RefuseAnother(PlannedAgent agent, string environment, string profile)
    {
        if (agent.Repeats is { } run && (run.Environment != environment || run.Profile != profile))
        {
            throw new UserErrorException(
                $"'{agent.Name}' repeats a run of '{run.Environment}' with profile '{run.Profile}', and '{environment}' with profile '{profile}' is asked for. "
                + $"Write --env {run.Environment} --profile {run.Profile}.");
        }
    }

    private static PlannedRun Complete(EnvironmentFolder environment, RunFacts facts, RunFolder folder, IReadOnlyList<PlannedData> data) => new()
    {
        Facts = facts,
        Environment = environment,
        Profile = environment.Profile(facts.Profile),
        Instructions = InstructionsTemplate.Render(environment, facts.Profile, facts.Limits.Time),
        Folder = folder,
        Data = data,
        Owner = facts.Owner,
        Desk = facts.Scaffold is "exec" or "human" ? DeskFolder.Of(facts.Run) : null,
    };
}
