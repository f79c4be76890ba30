using System.Xml.Linq;
using RE.Bench.Budgets;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots;
using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;
using RE.Bench.Tests.Reports.Formats;
using RE.Bench.Tests.Support;
using SkiaSharp;

namespace RE.Bench.Tests.Reports.Plots;

public sealed class ReportFiguresTests
{
    private static readonly string[] Kinds = ["best-of-k-frontier", "environments", "score-at-k", "score-over-time", "trajectories"];

    public static TheoryData<string> Names => HostileNames.All;

    [Fact]
    public void Every_figure_is_written_as_PNG_and_as_SVG()
    {
        using var folder = new TempFolder();

        var files = ReportFigures.Write(SomeReport.Small(), folder["figures"]);

        Assert.Equal(Kinds.SelectMany(kind => (string[])[$"{kind}-cpu.png", $"{kind}-cpu.svg"]), files.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 2000));
    }

    [Fact]
    public void A_picture_has_two_pixels_for_each_of_the_figures()
    {
        using var folder = new TempFolder();

        var file = ReportFigures.Write(SomeReport.Small(), folder).First(name => name.EndsWith(".png", StringComparison.Ordinal));

        using var picture = SKBitmap.Decode(file);
        Assert.Equal(2000, picture.Width);
    }

    [Fact]
    public void Each_figure_says_runs_profile_method_and_date()
    {
        Assert.All(Drawn(SomeReport.Small()), figure =>
        {
            Assert.Contains("profile cpu", figure.Subtitle);
            Assert.Contains("34 runs", figure.Subtitle);
            Assert.Contains("ormalized score", figure.Subtitle);
            Assert.Contains("95% percentile bootstrap over environments and runs, 5,000 resamples, seed 1", figure.Footer);
            Assert.Contains("2026-11-24", figure.Footer);
        });
    }

    [Fact]
    public void Profiles_never_share_a_figure()
    {
        var gpu = SomeReport.Group("o1", "8h", 0.5, 1) with { Profile = "gpu", Name = "o1, gpu" };
        var report = SomeReport.Of(SomeReport.Group("o1", "30m", 0.3, 1), gpu);

        var figures = Drawn(report);

        Assert.All(figures, figure => Assert.True(figure.Name.EndsWith("-cpu", StringComparison.Ordinal) != figure.Name.EndsWith("-gpu", StringComparison.Ordinal)));
        Assert.All(figures.Where(figure => figure.Name.EndsWith("-cpu", StringComparison.Ordinal)), figure => Assert.DoesNotContain(figure.Legend, entry => entry.Text.Contains("gpu", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_axis_that_is_cut_is_said_to_be()
    {
        var group = SomeReport.Group("human", "8h", 3.2, 1);

        var figure = Drawn(SomeReport.Of(group)).Single(figure => figure.Name == "score-over-time-cpu");

        Assert.Contains("The score axis is cut at 2.5; the highest value is 4.00.", figure.Footer);
    }

    [Fact]
    public void Runs_of_which_only_the_end_is_known_have_no_trajectory_and_are_counted_as_left_out()
    {
        var report = SomeReport.Small();
        var some = report with { Runs = [.. report.Runs.Select(run => run with { HasTrajectory = run.Agent != "human" })] };
        var none = report with { Runs = [.. report.Runs.Select(run => run with { HasTrajectory = false })] };

        Assert.Contains("16 runs known by the final score only left out.", Drawn(some).Single(figure => figure.Name == "trajectories-cpu").Footer);
        Assert.DoesNotContain(Drawn(none), figure => figure.Name == "trajectories-cpu");
    }

    [Fact]
    public void Twelve_groups_look_different_even_in_grey()
    {
        var groups = GroupStyles.Of(Enumerable.Range(0, 12).Select(at => SomeReport.Group($"agent-{at}", "30m", 0.1, at + 1)));

        Assert.Equal(12, groups.Select(group => (group.Style.Marker, group.Style.Pattern.Name)).Distinct().Count());
        Assert.Equal(12, groups.Select(group => (group.Style.Color, group.Style.Pattern.Name)).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1, 1, 0.0)]
    [InlineData(1, 7, 1, 0.4)]
    [InlineData(12, 7, 2, 0.9)]
    [InlineData(3, 2, 3, 8.0)]
    public void Any_number_of_groups_environments_and_runs_is_drawn(int groups, int environments, int runs, double score)
    {
        using var folder = new TempFolder();

        var files = ReportFigures.Write(SomeReport.Of([.. Enumerable.Range(0, groups).Select(at => SomeReport.Group($"agent-{at}", at % 2 == 0 ? "30m" : "2h", score, at + 1, runs, environments))]), folder);

        Assert.All(files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)), file => Assert.Contains(XDocument.Load(file).Descendants(), element => element.Name.LocalName == "text"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_text_of_a_picture_and_part_of_no_file_name(string name)
    {
        Assert.All(Drawn(HostileNames.In(name)), figure =>
        {
            var picture = XDocument.Parse(PaintedFigure.Svg(figure, PlotFont.Find()).ToFile());

            Assert.Matches("^[a-z0-9-]+$", figure.Name);
            Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName is "script" or "image" or "foreignObject");
        });
    }

    [Fact]
    public void A_machine_without_fonts_is_told_which_package_has_one()
    {
        var failure = Assert.Throws<UserErrorException>(() => PlotFont.Choose([], _ => true));

        Assert.Contains("fonts-dejavu-core", failure.Message);
        Assert.Throws<UserErrorException>(() => PlotFont.Choose(["Symbols"], _ => false));
    }

    [Fact]
    public void A_font_of_figures_is_a_known_one_if_there_is_one() =>
        Assert.Equal("Liberation Sans", PlotFont.Choose(["Aaa", "Liberation Sans", "Zzz"], _ => true).Family);

    private static List<ReportFigure> Drawn(Report report) => [.. ReportFigures.Draw(report, PlotFont.Find())];
}
