namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>Where a guest is expected and how it proves itself.</summary>
internal sealed record GuestConnectionOptions
{
    /// <summary>Names the sandbox in messages, such as <c>container 0123456789ab</c>.</summary>
    public required string SandboxName { get; init; }

    /// <summary>Host path of the socket, at most 107 bytes; a stale file there is replaced.</summary>
    public required string SocketPath { get; init; }

    /// <summary>The secret that only the sandbox's PID 1 knows: value of <c>REBENCH_GUEST_TOKEN</c>.</summary>
    public required string Token { get; init; }

    /// <summary>Whether everything inside stands still until it is thawed: false for a new sandbox, true for one that is taken over.</summary>
    public bool StartsFrozen { get; init; }

    /// <summary>How long commands wait for a guest that lost its connection.</summary>
    public TimeSpan ReconnectPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Running count of the sandbox's processes that the kernel killed for memory.</summary>
    public Func<long> OutOfMemoryKills { get; init; } = () => 0;
}
