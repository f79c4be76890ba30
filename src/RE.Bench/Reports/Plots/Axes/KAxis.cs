using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RE.Bench.Reports.Plots.Axes;

/// <summary>A logarithmic axis of numbers of runs; drawn in powers of two.</summary>
/// <param name="To">Last k.</param>
internal sealed record KAxis(double To)
{
    public static KAxis Of(IEnumerable<double> ks) => new(Math.Max(2, ks.Where(k => k >= 1 && double.IsFinite(k)).DefaultIfEmpty(1).Max()));

    public static double Place(double k) => Math.Log2(k);

    public void Apply(Plot plot)
    {
        plot.Axes.SetLimitsX(-0.2, Place(To) + 0.2);
        var ticks = new NumericManual();
        for (var k = 1L; k <= To; k *= 2)
        {
            ticks.AddMajor(Place(k), k.ToString(CultureInfo.InvariantCulture));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
    }
}
