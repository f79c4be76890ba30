namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>All that the command line of one sandbox is made from.</summary>
internal sealed record SandboxBlueprint
{
    public required SandboxSpec Spec { get; init; }

    /// <summary>Host folder shown as <c>/run/rebench</c>.</summary>
    public required string ControlFolder { get; init; }

    /// <summary>Empty host folder in which inaccessible folders are mounted before root's rights are given up; used only with a user.</summary>
    public required string StageFolder { get; init; }

    /// <summary>Host folder with <c>etc</c> and the system call filter.</summary>
    public required string PartsFolder { get; init; }

    /// <summary>File that takes bubblewrap's own messages.</summary>
    public required string LogFile { get; init; }

    /// <summary>User id to run as; null = stay who we are.</summary>
    public uint? User { get; init; }

    public IReadOnlyList<SandboxMount> Toolchains { get; init; } = [];

    public IReadOnlyList<string> Devices { get; init; } = [];

    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Limit on processes of the user where no control group keeps it; null = none.</summary>
    public int? ProcessLimit { get; init; }
}
