namespace RE.Bench.Sandboxes.Guarded;

/// <summary>Who owns a file that the harness writes.</summary>
/// <param name="Uid">User id on the host.</param>
/// <param name="Gid">Group id on the host.</param>
internal sealed record FileOwner(uint Uid, uint Gid);
