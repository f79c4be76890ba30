namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>What is known of a guest that has arrived.</summary>
/// <param name="ProcessId">Its process id as this process sees it; 0 when it cannot be seen.</param>
/// <param name="WasFrozen">Whether all processes in the sandbox stood still when it came.</param>
internal sealed record GuestPeer(int ProcessId, bool WasFrozen);
