using RE.Bench.Budgets;
using RE.Bench.Cli;
using RE.Bench.Cli.Display;
using RE.Bench.Events;

namespace RE.Bench.Tests.Cli.Display;

public sealed class ErrorPrinterTests
{
    [Fact]
    public void What_the_user_can_fix_is_one_message_without_a_trace()
    {
        var (code, text) = Print(new UserErrorException("There is no 'x'. Type 'y'."));

        Assert.Equal((ExitCodes.UserError, "error: There is no 'x'. Type 'y'.\n"), (code, text));
    }

    [Fact]
    public void A_broken_journal_is_a_failed_run() => Assert.Equal(ExitCodes.RunFailed, Print(new JournalBrokenException("disk full")).Code);

    [Fact]
    public void A_bug_is_two_lines_and_a_file_with_the_trace()
    {
        var (code, text) = Print(Thrown(new InvalidOperationException("key sk-secret\u001b[2J\nmore")));

        Assert.Equal(ExitCodes.Bug, code);
        Assert.StartsWith("error: this is a bug in rebench: InvalidOperationException: key [redacted]\\x1b[2J…\nThe full trace is in '", text, StringComparison.Ordinal);
        var file = text.Split('\'')[1];
        var trace = File.ReadAllText(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Contains(nameof(Thrown), trace, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", trace, StringComparison.Ordinal);
    }

    private static InvalidOperationException Thrown(InvalidOperationException failure)
    {
        try
        {
            throw failure;
        }
        catch (InvalidOperationException caught)
        {
            return caught;
        }
    }

    private static (int Code, string Text) Print(Exception failure)
    {
        var error = new StringWriter { NewLine = "\n" };
        var code = new ErrorPrinter(error, text => text.Replace("sk-secret", "[redacted]", StringComparison.Ordinal)).Print(failure);
        return (code, error.ToString());
    }
}
