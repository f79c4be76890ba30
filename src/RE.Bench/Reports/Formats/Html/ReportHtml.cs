using System.Net;
using System.Text;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots;
using RE.Bench.Reports.Tables;

namespace RE.Bench.Reports.Formats.Html;

/// <summary>A report as one HTML file that needs nothing else: style and figures are inside, there is no script, and its policy forbids to load anything.</summary>
public static class ReportHtml
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="Budgets.UserErrorException">The machine has no font for the figures.</exception>
    public static void Write(Report report, TextWriter output) => Write(report, ReportFigures.Inline(report), output);

    /// <summary>The same with figures that are drawn already.</summary>
    internal static void Write(Report report, IReadOnlyList<string> figures, TextWriter output)
    {
        var body = new StringBuilder();
        var sections = new List<(string Id, string Title)>();
        void Section(string id, string title, Action content)
        {
            sections.Add((id, title));
            body.Append($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
            content();
            body.Append("</section>\n");
        }

        var tables = ReportTables.Of(report);
        Section("groups", "Groups", () => Append(body, tables.Where(IsOfGroups)));
        Section("figures", "Figures", () => body.AppendJoin("", figures.Select(figure => $"<figure class=\"scroll\" tabindex=\"0\">{figure}</figure>\n")));
        Section("environments", "Environments", () => Append(body, tables.Where(table => !IsOfGroups(table))));
        Section("method", "How to read it", () => List(body, [ReportWords.Method(report), .. ReportWords.Columns, .. ReportWords.Marks(report)]));
        foreach (var (id, title, items) in Lists(report).Where(list => list.Items.Count > 0))
        {
            Section(id, title, () => List(body, items));
        }

        output.Write(Page(report, sections, body));
    }

    private static string Page(Report report, IEnumerable<(string Id, string Title)> sections, StringBuilder body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <title>RE-Bench report</title>
        <style>
        {Style()}</style>
        </head>
        <body>
        <main>
        <h1>RE-Bench report</h1>
        <p class="lead">{Text(ReportWords.Summary(report))}</p>
        <nav aria-label="Sections"><ul>{string.Concat(sections.Select(section => $"<li><a href=\"#{section.Id}\">{section.Title}</a></li>"))}</ul></nav>
        {body}</main>
        </body>
        </html>

        """;

    private static IEnumerable<(string Id, string Title, IReadOnlyList<string> Items)> Lists(Report report) =>
    [
        ("notes", "Notes", report.Notes),
        ("excluded", "Runs that do not count", [.. report.Excluded.Select(run => $"{run.Run}: {run.Reason}")]),
        ("problems", "What could not be read", [.. report.Problems.Select(problem => problem.Message)]),
    ];

    private static bool IsOfGroups(ReportTable table) => table.Caption.StartsWith("Scores, ", StringComparison.Ordinal) || table.Caption.StartsWith("What a run took, ", StringComparison.Ordinal);

    private static void Append(StringBuilder body, IEnumerable<ReportTable> tables)
    {
        foreach (var table in tables)
        {
            body.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(table.Caption)}\"><table>\n<caption><span>{Text(table.Caption)}</span></caption>\n<thead><tr>");
            body.AppendJoin("", table.Columns.Select(column => $"<th scope=\"col\"{Class(column)}>{Text(column.Heading)}</th>")).Append("</tr></thead>\n<tbody>\n");
            foreach (var row in table.Rows)
            {
                body.Append("<tr>").AppendJoin("", table.Columns.Zip(row, Cell)).Append("</tr>\n");
            }

            body.Append("</tbody></table></div>\n");
        }
    }

    private static string Cell(ReportColumn column, string text) => column.IsNumber ? $"<td>{Text(text)}</td>" : $"<th scope=\"row\" class=\"text\">{Text(text)}</th>";

    private static string Class(ReportColumn column) => column.IsNumber ? "" : " class=\"text\"";

    private static void List(StringBuilder body, IEnumerable<string> items) => body.Append("<ul>\n").AppendJoin("", items.Select(item => $"<li>{Text(item)}</li>\n")).Append("</ul>\n");

    private static string Text(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\ufffe' or '\uffff' ? ' ' : letter)));

    private static string Style()
    {
        using var stream = typeof(ReportHtml).Assembly.GetManifestResourceStream("RE.Bench.Reports.Formats.Html.report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
