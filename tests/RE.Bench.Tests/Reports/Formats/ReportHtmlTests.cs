using System.Text.RegularExpressions;
using RE.Bench.Reports.Formats.Html;
using RE.Bench.Reports.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Formats;

public sealed partial class ReportHtmlTests
{
    public static TheoryData<string> Names => HostileNames.All;

    [Fact]
    public void A_report_is_one_page() => Golden.Matches("report.html", Written(SomeReport.Small(), ["<svg role=\"img\"></svg>"]));

    [Fact]
    public void A_page_loads_nothing_and_runs_nothing()
    {
        var page = WithFigures(SomeReport.Small());

        Assert.DoesNotMatch(@"<(script|link|iframe|object|embed|img|image|base|form)\b", page);
        Assert.DoesNotMatch(@"\son\w+\s*=", page);
        Assert.DoesNotMatch(@"(src|href)\s*=\s*""(?!#)", page);
        Assert.DoesNotMatch(@"url\((?!#)", page);
        Assert.Contains("default-src 'none'", page);
    }

    [Fact]
    public void Every_id_of_a_page_with_figures_is_its_own()
    {
        var ids = Id().Matches(WithFigures(SomeReport.Small())).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Every_reference_of_a_page_finds_its_id()
    {
        var page = WithFigures(SomeReport.Small());
        var ids = Id().Matches(page).Select(match => match.Groups[1].Value).ToHashSet();

        var references = Reference().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Fact]
    public void Tables_and_figures_say_what_they_are()
    {
        var page = WithFigures(SomeReport.Small());

        Assert.Equal(Regex.Count(page, "<table"), Regex.Count(page, "<caption>"));
        Assert.Equal(Regex.Count(page, "<th "), Regex.Count(page, "<th scope="));
        Assert.Equal(Regex.Count(page, "<svg"), Regex.Count(page, "<desc "));
        Assert.Equal(Regex.Count(page, "<svg"), Regex.Count(page, "role=\"img\""));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_text_and_nothing_else(string name)
    {
        var page = WithFigures(HostileNames.In(name));

        Assert.Equal(Tags(WithFigures(HostileNames.In("name"))), Tags(page));
        Assert.DoesNotContain('\u001b', page);
    }

    // A name as long or as short as another may be drawn elsewhere, but adds no element.
    private static string Tags(string page) => string.Join(' ', Tag().Matches(page).Select(match => match.Groups[1].Value).Where(tag => tag is not ("text" or "path" or "rect" or "g" or "clipPath" or "defs" or "use" or "ellipse")).Distinct().Order());

    private static string Written(Report report, IReadOnlyList<string> figures)
    {
        var output = new StringWriter();
        ReportHtml.Write(report, figures, output);
        return output.ToString();
    }

    private static string WithFigures(Report report)
    {
        var output = new StringWriter();
        ReportHtml.Write(report, output);
        return output.ToString();
    }

    [GeneratedRegex(@"\sid=""([^""]*)""")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?:url\(#|href=""#)([^"")]+)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<(/?[a-zA-Z][\w-]*)")]
    private static partial Regex Tag();
}
