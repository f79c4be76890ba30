namespace RE.Bench.Environments.Services;

/// <summary>Counts the calls of one service in one run; what was taken is in the journal before this returns, and survives a killed harness.</summary>
public interface IServiceMeter
{
    /// <summary>Calls that the run may still make.</summary>
    int Left { get; }

    /// <summary>Takes some calls, all or none.</summary>
    /// <param name="calls">How many, at least one.</param>
    /// <returns>False when fewer are left.</returns>
    bool TryTake(int calls);
}
