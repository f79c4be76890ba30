using RE.Bench.Budgets;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RE.Bench.Reports.Plots.Axes;

/// <summary>A logarithmic axis of working time; drawn in powers of two of an hour.</summary>
/// <param name="From">First hour, above 0.</param>
/// <param name="To">Last hour.</param>
internal sealed record HoursAxis(double From, double To)
{
    private const int MostTicks = 11;

    private const double Room = 1.3;

    private static readonly double[] Seconds =
        [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 28800, 57600, 115200, 230400, 460800, 921600, 1843200, 3686400, 7372800];

    /// <summary>The axis of some hours, with room on both sides; values of 0 and less have no place on it.</summary>
    public static HoursAxis Of(IEnumerable<double> hours)
    {
        var drawn = hours.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1).ToList();
        var (from, to) = (drawn.Min(), drawn.Max());
        return from * 4 > to ? new(from / 2 / Room, to * 2 * Room) : new(from / Room, to * Room);
    }

    public static double Place(double hours) => Math.Log2(hours);

    /// <summary>Limits and ticks on the bottom axis.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="most">Most ticks that have room.</param>
    public void Apply(Plot plot, int most = MostTicks)
    {
        plot.Axes.SetLimitsX(Place(From), Place(To));
        var ticks = new NumericManual();
        foreach (var seconds in Thinned([.. Seconds.Where(value => value / 3600 >= From && value / 3600 <= To)], most))
        {
            ticks.AddMajor(Place(seconds / 3600), Label(seconds));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
    }

    private static IEnumerable<double> Thinned(double[] ticks, int most) => ticks.Where((_, at) => at % Math.Max(1, (ticks.Length + most - 1) / most) == 0);

    private static string Label(double seconds) => seconds < 86400 * 2 ? DurationText.Format(TimeSpan.FromSeconds(seconds)).Replace("1d8h", "32h", StringComparison.Ordinal) : $"{seconds / 3600:0}h";
}
