namespace RE.Bench.Sandboxes;

/// <summary>All that a sandbox is made from.</summary>
public sealed record SandboxSpec
{
    /// <summary>The run that owns it; also the label by which it is found again.</summary>
    public required string RunId { get; init; }

    /// <summary>Who may sweep it: one harness installation and user.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of the image, a folder of <c>environments/_images</c>; bubblewrap uses the host's system instead.</summary>
    public required string Image { get; init; }

    /// <summary>Host folder mounted read-write as <c>/home/agent</c>; made if missing, handed to the sandbox's user.</summary>
    public required string WorkspaceFolder { get; init; }

    /// <summary>What it may use.</summary>
    public SandboxResources Resources { get; init; } = new();

    /// <summary>Host folders and files shown read-only inside.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; init; } = [];

    /// <summary>Environment of every command, beside PATH, HOME and LANG, which the provider sets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Unix sockets of the harness (host paths) that appear in <c>/run/rebench</c> under their file names.</summary>
    public IReadOnlyList<string> Sockets { get; init; } = [];

    /// <summary>How long the sandbox waits, frozen, for a killed harness to come back before it ends itself.</summary>
    public TimeSpan Lease { get; init; } = DefaultLease;

    /// <summary>One hour.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromHours(1);
}
