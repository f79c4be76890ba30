namespace RE.Bench.Agents.Live.Desk;

/// <summary>Exit statuses of the <c>task</c> command; 75, that no harness answers, it gives by itself.</summary>
internal static class DeskExits
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The harness failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>The submission was scored and does not count.</summary>
    public const int NotValid = 3;

    /// <summary>The budget is spent.</summary>
    public const int Spent = 4;
}
