using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots.Figures;
using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Reports.Plots;

/// <summary>All figures of a report; a set for each profile.</summary>
public static class ReportFigures
{
    /// <summary>Writes each figure as PNG and SVG into a folder and answers the files.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">Made when it is not there.</param>
    /// <exception cref="Budgets.UserErrorException">The machine has no font, or the folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(Report report, string folder)
    {
        var font = PlotFont.Find();
        var files = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var figure in Draw(report, font))
            {
                files.Add(Path.Combine(folder, $"{figure.Name}.png"));
                using (var png = File.Create(files[^1]))
                {
                    PaintedFigure.WritePng(figure, font, png);
                }

                files.Add(Path.Combine(folder, $"{figure.Name}.svg"));
                File.WriteAllText(files[^1], PaintedFigure.Svg(figure, font).ToFile());
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Budgets.UserErrorException($"The figures cannot be written to '{folder}': {failure.Message} Name another folder with --plots.", failure);
        }

        return files;
    }

    /// <summary>The figures as SVG elements of an HTML page.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="Budgets.UserErrorException">The machine has no font.</exception>
    public static IReadOnlyList<string> Inline(Report report)
    {
        var font = PlotFont.Find();
        return [.. Draw(report, font).Select(figure => PaintedFigure.Svg(figure, font).ToInline())];
    }

    /// <summary>The figures, drawn but not painted.</summary>
    internal static IEnumerable<ReportFigure> Draw(Report report, PlotFont font) =>
        FigureScope.Of(report, font).SelectMany(scope => ((ReportFigure?[])
        [
            ScoreOverTimeFigure.Draw(scope), EnvironmentBarsFigure.Draw(scope), TrajectoriesFigure.Draw(scope), FrontierFigure.Draw(scope), BestOfKFigure.Draw(scope),
        ]).OfType<ReportFigure>());
}
