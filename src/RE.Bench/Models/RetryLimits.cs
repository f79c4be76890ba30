namespace RE.Bench.Models;

/// <summary>How long a model that does not answer is asked again.</summary>
public sealed record RetryLimits
{
    /// <summary>Attempts of one call, the first included.</summary>
    public int Attempts { get; init; } = 40;

    /// <summary>Wait after the first failure; doubles from there, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait that is not asked for by the provider itself.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Sum of all waits of one call.</summary>
    public TimeSpan TotalWait { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Sum of all waits of a call while the server has never given one usable answer: an address may be mistyped.</summary>
    public TimeSpan FirstContactWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for one attempt, from request to the end of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest silence within one streamed answer.</summary>
    public TimeSpan StreamIdleTimeout { get; init; } = TimeSpan.FromMinutes(5);
}
