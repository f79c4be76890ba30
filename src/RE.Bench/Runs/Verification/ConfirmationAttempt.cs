using RE.Bench.Events;

namespace RE.Bench.Runs.Verification;

/// <summary>One clean-room scoring of a run's winner, as often as was asked.</summary>
public sealed record ConfirmationAttempt
{
    /// <summary>Wall-clock time, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>confirmed</c>, <c>contradicted</c> or <c>unconfirmed</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Digest of the environment that it was scored with.</summary>
    public required string EnvironmentDigest { get; init; }

    /// <summary>Version of the scorer; empty when it never answered.</summary>
    public required string Scorer { get; init; }

    /// <summary>The scorings, in order.</summary>
    public required IReadOnlyList<ConfirmationScore> Scores { get; init; }

    /// <summary>Mean of the raw scores; null when a scoring gave none.</summary>
    public double? Mean { get; init; }

    /// <summary>Standard deviation of one scoring that the tolerance was made from; null when none was.</summary>
    public double? Sd { get; init; }

    /// <summary>How far the run's score may be from the mean; 0 for a deterministic scorer, null when it was not compared.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Version of the harness.</summary>
    public required string Harness { get; init; }

    /// <summary>The machine.</summary>
    public required HostFacts Host { get; init; }
}
