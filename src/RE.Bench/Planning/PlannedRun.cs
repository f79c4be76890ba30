using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Sandboxes;
using RE.Bench.Scoring.Execution;

namespace RE.Bench.Planning;

/// <summary>One run, decided in every part but not begun.</summary>
public sealed record PlannedRun
{
    // A person may be away for a weekend; all else comes back within the hour or not at all.
    private static readonly TimeSpan LeaseForPeople = TimeSpan.FromDays(3);

    /// <summary>What goes into the journal's first entry.</summary>
    public required RunFacts Facts { get; init; }

    /// <summary>The environment.</summary>
    public required EnvironmentFolder Environment { get; init; }

    /// <summary>The profile that <see cref="RunFacts.Profile"/> names.</summary>
    public required ProfileDefinition Profile { get; init; }

    /// <summary>What the agent reads, with the profile's numbers filled in.</summary>
    public required string Instructions { get; init; }

    /// <summary>The run's folder.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>Prepared data by name.</summary>
    public IReadOnlyList<PlannedData> Data { get; init; } = [];

    /// <summary>Who may sweep its sandbox.</summary>
    public required string Owner { get; init; }

    /// <summary>UUIDs of the GPUs that were locked for it; empty when it has none, or takes any.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>Where requests from inside the sandbox arrive; null for agents that make none.</summary>
    public DeskFolder? Desk { get; init; }

    /// <summary>Where requests to the environment's services arrive; null when it has none.</summary>
    public DeskFolder? ServiceDesk => Profile.Services.Count > 0 ? DeskFolder.Of(Facts.Run) : null;

    /// <summary>Keep the agent's home folder when the run is over.</summary>
    public bool KeepHome { get; init; }

    /// <summary>The sandboxes in which its submissions are run when they are scored.</summary>
    public ExecutionRoom ToExecutionRoom() => new(Facts.Sandbox, ToSandbox() with { RunId = $"{Facts.Run}-scoring", Mounts = [], Sockets = [], Environment = new Dictionary<string, string>() });

    /// <summary>The sandbox that the run works in.</summary>
    public SandboxSpec ToSandbox() => new()
    {
        RunId = Facts.Run,
        Owner = Owner,
        Image = Profile.Image,
        WorkspaceFolder = Folder.Home,
        Resources = Gpus.Count == 0 ? Profile.Resources.ToSandbox() : Profile.Resources.ToSandbox() with { Gpus = new GpuRequest(Gpus.Count, Gpus) },
        Lease = Facts.Human is null ? SandboxSpec.DefaultLease : LeaseForPeople,
        Sockets = [.. Desk is { } desk ? [desk.Socket] : Array.Empty<string>(), .. ServiceDesk is { } services ? [services.ServicesSocket] : Array.Empty<string>()],
        Environment = Profile.Services.ToDictionary(service => ServiceAddress.Variable(service.Name), service => ServiceAddress.Url(service.Name)),
        Mounts =
        [
            .. Data.Select(data => new SandboxMount(data.VisibleFolder, $"/home/agent/solution/data/{data.Name}")),
            .. (Facts.Mounts ?? []).Select(mount => new SandboxMount(mount.Host, mount.Inside)),
        ],
    };
}
