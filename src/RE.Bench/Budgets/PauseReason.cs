namespace RE.Bench.Budgets;

/// <summary>Why a run's clock stands still; in every case the sandbox is frozen or not there.</summary>
public enum PauseReason
{
    /// <summary>The submission is being sealed, or a timed scoring runs.</summary>
    Scoring,

    /// <summary>The model's provider does not answer.</summary>
    Provider,

    /// <summary>A person stopped the clock.</summary>
    Human,

    /// <summary>The harness was gone.</summary>
    Harness,
}
