namespace RE.Bench.Reports.Viewer;

/// <summary>What a viewer shows and how.</summary>
public sealed record ViewerOptions
{
    /// <summary>The folder of all runs, or of one.</summary>
    public required string Folder { get; init; }

    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The score rules of an environment; null for environments that are not known here.</summary>
    public Func<string, Environments.ScoreRules?> Rules { get; init; } = _ => null;

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often a journal is looked at for new entries while a page watches it.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(300);
}
