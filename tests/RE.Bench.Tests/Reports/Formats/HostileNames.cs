using RE.Bench.Reports.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Formats;

/// <summary>Names that agents, tables and servers may bring, and a report that carries one in every place.</summary>
internal static class HostileNames
{
    public static readonly TheoryData<string> All =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "\t=1+1", "a|b", "line\nbreak | ", "\u202egnp.exe", "\u001b[2J\u001b]0;owned\a",
        "[click](javascript:alert(1))", "![x](http://198.51.100.7/x.png)", "@someone", "`code` **bold** #1", "a,b;\"c\"", "]]>--><!--", "\ud800 lone", "&amp;&#x3c;", "www.example.org", "\\", "",
    ];

    public static Report In(string name)
    {
        var group = SomeReport.Group("o1", "30m", 0.3, 1);
        var hostile = group with { Name = name, Agent = name, Budget = name, Mixed = [name], Cells = [.. group.Cells.Select(cell => cell with { Environment = name })], Profile = name };
        return SomeReport.Of(hostile) with { Notes = [name], Excluded = [new(name, name)], Problems = [new(name, name)], Levels = [new(name, name, new(0.5, 0.4, 0.6, 3), 0.5, 1)] };
    }
}
