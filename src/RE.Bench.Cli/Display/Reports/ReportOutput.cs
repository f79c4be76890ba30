using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Formats;
using RE.Bench.Reports.Formats.Html;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots;

namespace RE.Bench.Cli.Display.Reports;

/// <summary>Where a report goes and in which form, with the options that say so.</summary>
internal sealed class ReportOutput(CliIo io)
{
    private readonly Option<string> _format = new Option<string>("--format", "-f") { Description = "Form of the report", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "md", "csv", "json", "html");
    private readonly Option<string?> _to = new("--to") { Description = "File for the report (default: standard output)", HelpName = "file" };
    private readonly Option<string?> _plots = new("--plots") { Description = "Folder for the figures, each as PNG and SVG", HelpName = "folder" };

    public IReadOnlyList<Option> Options => [_format, _to, _plots];

    /// <summary>Writes figures and report; a file appears whole or not at all.</summary>
    /// <exception cref="UserErrorException">A file cannot be written, or figures need a font that is not there.</exception>
    public void Write(Report report, ParseResult parsed)
    {
        var (format, to) = (parsed.GetRequiredValue(_format), parsed.GetValue(_to));
        var inert = InertReport.Of(report);
        if (parsed.GetValue(_plots) is { } folder)
        {
            var files = ReportFigures.Write(inert, folder);
            io.Error.WriteLine($"{Figures.Count(files.Count, "figure file", "figure files")} in '{folder}'");
        }

        if (to is null)
        {
            Write(report, inert, format, io.Out);
            return;
        }

        var text = new StringWriter { NewLine = "\n" };
        Write(report, inert, format, text);
        Save(to, text.ToString());
        io.Error.WriteLine($"report in '{to}'");
    }

    private static void Write(Report report, Report inert, string format, TextWriter output)
    {
        switch (format)
        {
            case "md":
                ReportMarkdown.Write(inert, output);
                break;
            case "csv":
                ReportCsv.Write(inert, output);
                break;
            case "json":
                // JSON escapes by itself and keeps names as they are.
                ReportJson.Write(report, output);
                break;
            case "html":
                ReportHtml.Write(inert, output);
                break;
            default:
                ReportText.Write(inert, output);
                break;
        }
    }

    private static void Save(string file, string text)
    {
        var temporary = $"{file}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The report cannot be written to '{file}': {failure.Message} Name another file with --to.", failure);
        }
    }
}
