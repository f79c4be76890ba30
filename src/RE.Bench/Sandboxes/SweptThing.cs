namespace RE.Bench.Sandboxes;

/// <summary>One thing that a sweep removed, or would remove.</summary>
/// <param name="Kind">What it is: <c>container</c>, <c>process</c>, <c>cgroup</c>, <c>folder</c>.</param>
/// <param name="Id">Its id, shortened to 12 characters for containers.</param>
/// <param name="RunId">The run that it belonged to.</param>
/// <param name="Reason">Why it is swept: lease expired, harness dead.</param>
public sealed record SweptThing(string Kind, string Id, string RunId, string Reason);
