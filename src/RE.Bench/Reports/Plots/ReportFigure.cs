namespace RE.Bench.Reports.Plots;

/// <summary>A figure ready to be painted: words, legend and panels.</summary>
internal sealed record ReportFigure
{
    /// <summary>Name of its files, without extension.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>What is on the axes, in which unit, over which runs.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Profile, method, date.</summary>
    public required string Footer { get; init; }

    /// <summary>The same in words, for who cannot see it.</summary>
    public required string Description { get; init; }

    public required IReadOnlyList<LegendEntry> Legend { get; init; }

    public required IReadOnlyList<FigurePanel> Panels { get; init; }

    public int Columns { get; init; } = 1;

    /// <summary>Height of a panel, its title left out.</summary>
    public float PanelHeight { get; init; } = 420;
}
