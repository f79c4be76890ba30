using System.Text.RegularExpressions;
using RE.Bench.Tests.HouseRules;

namespace RE.Bench.Tests.Reports.Viewer;

public sealed partial class PageRulesTests
{
    private const string Page = "src/RE.Bench/Reports/Viewer/Page";

    [Fact]
    public void A_module_or_style_sheet_has_at_most_300_lines() => Rule.Holds(
        from file in SourceFile.All(Page)
        where file.Lines.Length - 1 > 300
        select $"{file.Path} has {file.Lines.Length - 1} lines");

    [Fact]
    public void Nothing_on_the_page_reads_text_as_HTML_or_as_a_program_or_asks_anybody_else() => Rule.Holds(
        from file in SourceFile.All(Page)
        from line in file.Lines.Index()
        where Dangerous().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Theory]
    [InlineData("element.innerHTML = text;", true)]
    [InlineData("import x from 'https://elsewhere.example/x.js';", true)]
    [InlineData("<button onclick=\"go()\">", true)]
    [InlineData("<p style=\"color: red\">", true)]
    [InlineData("setTimeout(\"go()\", 1)", true)]
    [InlineData("h(\"button\", { onclick: go })", false)]
    [InlineData("element.textContent = text;", false)]
    [InlineData("const SVG = \"http://www.w3.org/2000/svg\";", false)]
    public void The_rule_sees_what_is_dangerous(string line, bool isDangerous) => Assert.Equal(isDangerous, Dangerous().IsMatch(line));

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|\beval\b|new Function|set(Timeout|Interval)\(\s*[""'`]|\son\w+\s*=\s*[""']|\sstyle\s*=\s*[""']|https?://(?!www\.w3\.org/2000/svg"")")]
    private static partial Regex Dangerous();
}
