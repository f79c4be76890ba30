using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;
using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>Writes labels beside points where nothing else is: above, below, right or left of them, else not at all.</summary>
internal sealed class PointLabels(Plot plot, PlotArea area, PlotFont font) : IDisposable
{
    private const float Height = 13;

    private const float Away = 8;

    private const float Step = 5;

    private readonly FigureText _text = new(font);

    private readonly List<SKRect> _taken = [];

    /// <summary>Keeps the place of a line and its markers free.</summary>
    public void Block(IReadOnlyList<Coordinates> line)
    {
        foreach (var (from, to) in line.Zip(line.Skip(1).Append(line[^1])))
        {
            var (start, end) = (area.Pixel(from), area.Pixel(to));
            _taken.Add(SKRect.Create(start.X - 5, start.Y - 5, 10, 10));
            var steps = (int)(SKPoint.Distance(start, end) / Step);
            for (var step = 1; step < steps; step++)
            {
                var along = step / (float)steps;
                _taken.Add(SKRect.Create(start.X + (along * (end.X - start.X)) - 2, start.Y + (along * (end.Y - start.Y)) - 2, 4, 4));
            }
        }
    }

    /// <summary>Writes a label, or answers false when it has no room.</summary>
    public bool TryPlace(Coordinates point, string label)
    {
        var at = area.Pixel(point);
        var width = _text.Small.MeasureText(label);
        (float X, float Y)[] offsets = [(-width / 2, -Away - Height), (-width / 2, Away), (Away, -Height / 2), (-Away - width, -Height / 2)];
        foreach (var (dx, dy) in offsets)
        {
            var rect = SKRect.Create(at.X + dx, at.Y + dy, width, Height);
            if (rect.Left < 0 || rect.Right > area.Width || rect.Top < 0 || rect.Bottom > area.Height || _taken.Any(rect.IntersectsWith))
            {
                continue;
            }

            _taken.Add(rect);
            var text = plot.Add.Text(label, point.X, point.Y);
            text.LabelFontName = font.Family;
            text.LabelFontSize = 11.5f;
            text.LabelFontColor = PlotInk.Ink;
            text.LabelAlignment = Alignment.UpperLeft;
            (text.OffsetX, text.OffsetY) = (dx, dy);
            return true;
        }

        return false;
    }

    public void Dispose() => _text.Dispose();
}
