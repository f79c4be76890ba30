using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots.Axes;
using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;
using ScottPlot;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>Draws curves with their intervals: bands while few curves share a plot, thin bars side by side when bands would cover each other.</summary>
internal sealed class CurveDrawing(Plot plot, ScoreAxis axis, int curves)
{
    private const int MostBands = 4;

    private const int MostMarkers = 16;

    // Part of a doubling on the logarithmic axis.
    private const double Apart = 0.028;

    private int _drawn;

    private bool WithBands => curves <= MostBands;

    /// <summary>Draws a curve through points that are in order of x, and answers where they went.</summary>
    public IReadOnlyList<Coordinates> Curve(StyledGroup group, IReadOnlyList<(double X, Estimate Score)> points)
    {
        var moved = WithBands ? points : [.. points.Select(point => (point.X + Shift(), point.Score))];
        _drawn++;
        var whole = moved.Where(point => point.Score is { Low: not null, High: not null }).ToList();
        if (WithBands && whole.Count > 1)
        {
            var band = plot.Add.FillY(whole, point => (point.X, point.Score.Low!.Value, point.Score.High!.Value));
            band.FillColor = group.Style.Color.WithAlpha(.16);
            band.LineWidth = 0;
            band.MarkerStyle.IsVisible = false;
        }

        Coordinates[] line = [.. moved.Select(point => new Coordinates(point.X, point.Score.Value))];
        plot.Add.Plottable(new StrokedLine(line, new Stroke(group.Style.Color, 2.2f, group.Style.Pattern)));
        foreach (var (x, score) in moved.Count <= MostMarkers ? moved : [moved[^1]])
        {
            if (!WithBands || moved.Count == 1)
            {
                Interval(group, x, score);
            }

            Marker(group, x, score.Value);
        }

        return line;
    }

    /// <summary>A single value with its interval.</summary>
    public void Point(StyledGroup group, double x, Estimate score)
    {
        Interval(group, x, score);
        Marker(group, x, score.Value);
    }

    private double Shift() => (_drawn - ((curves - 1) / 2.0)) * Apart;

    private void Interval(StyledGroup group, double x, Estimate score)
    {
        if (score is { Low: { } low, High: { } high })
        {
            var line = plot.Add.Line(x, Math.Min(low, axis.Top), x, Math.Min(high, axis.Top));
            line.LineColor = group.Style.Color.WithAlpha(.55);
            line.LineWidth = 1.4f;
            if (high > axis.Top)
            {
                plot.Add.Marker(x, axis.Top * 0.985, MarkerShape.OpenTriangleUp, 8, group.Style.Color);
            }
        }
    }

    private void Marker(StyledGroup group, double x, double score)
    {
        if (score > axis.Top)
        {
            // A value beyond the cut is written where its line leaves.
            var text = plot.Add.Text($"{FigureWords.Score(score)} ▲", x, axis.Top);
            text.LabelAlignment = Alignment.UpperRight;
            text.LabelFontColor = PlotInk.Ink;
            (text.LabelFontSize, text.OffsetX, text.OffsetY) = (11.5f, -6, 4);
            return;
        }

        var marker = plot.Add.Marker(x, score, group.Style.Marker, 9, group.Style.Color);
        marker.MarkerLineWidth = 1.6f;
        marker.MarkerLineColor = group.Style.Color;
    }
}
