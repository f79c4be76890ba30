namespace RE.Bench.Models;

/// <summary>Told while a model's provider is out, so that the run can stand still meanwhile.</summary>
public interface IProviderWaits
{
    /// <summary>An attempt failed; the next one comes after <paramref name="delay"/>. May be called several times before <see cref="WaitingEnded"/>.</summary>
    /// <param name="reason">What failed.</param>
    /// <param name="delay">How long is waited.</param>
    /// <param name="attempt">Number of the failed attempt, from 1.</param>
    void WaitingStarted(string reason, TimeSpan delay, int attempt);

    /// <summary>The provider answered, or the caller gave up.</summary>
    void WaitingEnded();
}
