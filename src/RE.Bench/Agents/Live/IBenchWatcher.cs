namespace RE.Bench.Agents.Live;

/// <summary>Hears what a live attempt must know of its budget.</summary>
public interface IBenchWatcher
{
    /// <summary>A share of the time budget is spent.</summary>
    /// <param name="percent">75 or 90.</param>
    void OnWarning(int percent);

    /// <summary>A budget is spent; the program is killed next.</summary>
    /// <param name="limit">Which limit: <c>time</c>, <c>tokens</c>, <c>cost</c>, <c>messages</c>.</param>
    void OnSpent(string limit);
}
