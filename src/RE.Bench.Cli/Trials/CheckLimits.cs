namespace RE.Bench.Cli.Trials;

/// <summary>What an environment has to keep, profile cpu on two cores.</summary>
internal static class CheckLimits
{
    /// <summary>Largest distance of the starting solution from 0 and of the reference from 1, normalized.</summary>
    public const double Distance = 0.05;

    /// <summary>Largest standard deviation of one scoring, normalized.</summary>
    public const double Noise = 0.05;

    /// <summary>Largest memory of a scorer, in bytes.</summary>
    public const long ScorerBytes = 3_000_000_000;

    /// <summary>Longest scoring.</summary>
    public static TimeSpan Scoring { get; } = TimeSpan.FromSeconds(90);

    /// <summary>Longest attempt of the starting solution, working time.</summary>
    public static TimeSpan Starter { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Longest attempt of the reference, working time.</summary>
    public static TimeSpan Reference { get; } = TimeSpan.FromMinutes(10);
}
