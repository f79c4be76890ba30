using RE.Bench.Cli.Display;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display;

public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Secrets_and_control_characters_do_not_reach_the_log()
    {
        using var folder = new TempFolder();
        var verbose = new StringWriter();
        await using (var diagnostics = Diagnostics.Open(folder["log.txt"], verbose, Redact))
        {
            diagnostics.Log.Warning(new InvalidOperationException("asked with sk-secret"), "The server of {Key} said {Reply}", "sk-secret", "\u001b[2Jno");
        }

        var log = await File.ReadAllTextAsync(folder["log.txt"], TestContext.Current.CancellationToken);
        foreach (var text in (string[])[log, verbose.ToString()])
        {
            Assert.Contains("The server of [redacted] said", text, StringComparison.Ordinal);
            Assert.Contains("asked with [redacted]", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sk-secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', text);
        }
    }

    [Fact]
    public async Task Every_entry_leaves_a_line_without_its_hidden_number()
    {
        using var folder = new TempFolder();
        var book = new StoryBook().Whole();
        await using (var diagnostics = Diagnostics.Open(folder["log.txt"], null, Redact))
        {
            foreach (var entry in book.Entries)
            {
                diagnostics.OnEntry(entry);
            }
        }

        var lines = await File.ReadAllLinesAsync(folder["log.txt"], TestContext.Current.CancellationToken);

        Assert.Equal(book.Entries.Count, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("0.765", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_done_without()
    {
        await using var diagnostics = Diagnostics.Open("/proc/nowhere/log.txt", null, Redact);

        diagnostics.Log.Information("nobody reads this");
    }

    private static string Redact(string text) => text.Replace("sk-secret", "[redacted]", StringComparison.Ordinal);
}
