namespace RE.Bench.Reports.Building;

/// <summary>What splits runs into groups.</summary>
public enum GroupKey
{
    /// <summary>The agent.</summary>
    Agent,

    /// <summary>The profile.</summary>
    Profile,

    /// <summary>Working time that runs were given.</summary>
    Budget,

    /// <summary>Kind of sandbox.</summary>
    Sandbox,

    /// <summary>Class of the machine.</summary>
    Hardware,
}
