namespace RE.Bench.Runs.Scheduling;

/// <summary>The machine's answer to a run that wants to begin.</summary>
public abstract record BerthOffer
{
    private BerthOffer()
    {
    }

    /// <summary>It may begin.</summary>
    /// <param name="Berth">Its place; the taker's to dispose.</param>
    public sealed record Taken(Berth Berth) : BerthOffer;

    /// <summary>It has to wait.</summary>
    /// <param name="Reason">For what, and who has it.</param>
    public sealed record Full(string Reason) : BerthOffer;
}
