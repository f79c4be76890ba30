using System.CommandLine;
using System.Security.Cryptography;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Reports;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.GitHub;
using RE.Bench.Reports.JUnit;

namespace RE.Bench.Cli.Display.Gates;

/// <summary>Where gates are told besides the terminal, with the options that say so.</summary>
internal sealed class GateOutput(CliIo io)
{
    private readonly Option<string?> _junit = new("--junit") { Description = "File for runs and gates as JUnit XML", HelpName = "file" };
    private readonly Option<bool> _gitHub = new("--github") { Description = "Tell GitHub Actions: step summary, annotations, and the outputs score and passed" };

    public IReadOnlyList<Option> Options => [_junit, _gitHub];

    /// <summary>True when any of them was asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_junit) is not null || parsed.GetValue(_gitHub);

    /// <summary>Tells the gates everywhere that was asked for.</summary>
    /// <exception cref="UserErrorException">A file cannot be written.</exception>
    public void Write(GateSheet sheet, ParseResult parsed)
    {
        GateLines.Write(io.Error, sheet.Results);
        if (parsed.GetValue(_junit) is { } file)
        {
            Save(file, JUnitXml.Render(sheet));
        }

        if (parsed.GetValue(_gitHub))
        {
            TellGitHub(sheet);
        }
    }

    private void TellGitHub(GateSheet sheet)
    {
        // The runner reads commands from standard error as well; standard output is the report's.
        foreach (var annotation in Annotations.Of(sheet))
        {
            io.Error.WriteLine(annotation.ToString());
        }

        var inert = sheet with { Subject = sheet.Subject with { Report = InertReport.Of(sheet.Subject.Report) } };
        new GitHubFile("GITHUB_STEP_SUMMARY", io.Error).Append(held => StepSummary.Fit(StepSummary.Render(inert), held));
        new GitHubFile("GITHUB_OUTPUT", io.Error).Append(_ => OutputValues.Render(sheet, $"rebench_{RandomNumberGenerator.GetHexString(32, lowercase: true)}"));
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
            throw new UserErrorException($"The JUnit XML cannot be written to '{file}': {failure.Message} Name another file with --junit.", failure);
        }
    }
}
