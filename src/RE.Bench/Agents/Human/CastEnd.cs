namespace RE.Bench.Agents.Human;

/// <summary>Where an earlier recording stopped.</summary>
/// <param name="Bytes">Its whole lines; what follows was torn off.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="LastTime">Seconds from there to its last event.</param>
/// <param name="LastMark">Text of its last event if that is a mark; else null.</param>
internal sealed record CastEnd(long Bytes, DateTimeOffset StartedAt, double LastTime, string? LastMark);
