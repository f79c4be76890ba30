using RE.Bench.Budgets;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RE.Bench.Reports.Plots.Axes;

/// <summary>A linear axis of working time from 0, in hours.</summary>
/// <param name="To">Last hour.</param>
internal sealed record WorkingTimeAxis(double To)
{
    private const int MostTicks = 5;

    private static readonly double[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 57600, 115200];

    public static WorkingTimeAxis Of(IEnumerable<double> hours) => new(Math.Max(hours.Where(double.IsFinite).DefaultIfEmpty(0).Max(), 1.0 / 3600));

    public void Apply(Plot plot)
    {
        plot.Axes.SetLimitsX(-0.01 * To, To * 1.03);
        var ticks = new NumericManual();
        var step = Steps.FirstOrDefault(seconds => To * 3600 / seconds <= MostTicks, To * 3600);
        for (var i = 0; i * step <= To * 3600 * 1.0001; i++)
        {
            ticks.AddMajor(i * step / 3600, i == 0 ? "0" : DurationText.Format(TimeSpan.FromSeconds(i * step)));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
    }
}
