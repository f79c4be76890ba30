using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RE.Bench.Reports.Plots.Axes;

/// <summary>An axis of normalized scores from 0. It ends where the data do, and where single values lie far out it is cut, which the figure then says.</summary>
/// <param name="Top">Its end.</param>
/// <param name="Highest">The highest value of the data.</param>
internal sealed record ScoreAxis(double Top, double Highest)
{
    /// <summary>No published run above 2 survived METR's review (RE-Bench paper, section 3), so more than this is rare.</summary>
    public const double Cut = 2.5;

    private const double LeastTop = 1.15;

    private const double Room = 1.06;

    /// <summary>True when values lie beyond the end.</summary>
    public bool IsCut => Highest > Top;

    /// <summary>What the figure says about the cut; empty when there is none.</summary>
    public string Remark => IsCut ? string.Create(CultureInfo.InvariantCulture, $"The score axis is cut at {Cut}; the highest value is {Highest:0.00}.") : "";

    public static ScoreAxis Of(IEnumerable<double> values)
    {
        var highest = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return new(Math.Clamp(highest * Room, LeastTop, Cut), highest);
    }

    /// <summary>Limits, ticks and the line of the reference on the left axis.</summary>
    public void ApplyLeft(Plot plot)
    {
        plot.Axes.SetLimitsY(-0.03 * Top, Top);
        plot.Axes.Left.TickGenerator = Ticks(value => value switch { 0 => "start 0.0", 1 => "reference 1.0", _ => Label(value) });
    }

    /// <summary>The same on the bottom axis, where words have no room.</summary>
    public void ApplyBottom(Plot plot)
    {
        plot.Axes.SetLimitsX(-0.02 * Top, Top);
        plot.Axes.Bottom.TickGenerator = Ticks(Label);
    }

    private NumericManual Ticks(Func<double, string> label)
    {
        var ticks = new NumericManual();
        var step = Top > 1.6 ? 0.5 : 0.25;
        for (var i = 0; i * step <= Top; i++)
        {
            ticks.AddMajor(i * step, label(i * step));
        }

        return ticks;
    }

    private static string Label(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);
}
