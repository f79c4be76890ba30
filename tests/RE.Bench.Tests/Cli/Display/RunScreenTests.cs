using Microsoft.Extensions.Time.Testing;
using RE.Bench.Cli;
using RE.Bench.Cli.Commands;
using RE.Bench.Cli.Display;
using RE.Bench.Environments;
using RE.Bench.Planning;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display;

public sealed class RunScreenTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Redirected_output_gets_plain_lines_on_standard_error()
    {
        await ShowAsync(new ScreenChoice(Json: false, Verbose: false), isTerminal: false);

        Assert.Empty(_out.ToString());
        Assert.Contains("bash: ls -la… → status 0", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _error.ToString());
    }

    [Fact]
    public async Task Json_has_standard_output_to_itself()
    {
        await ShowAsync(new ScreenChoice(Json: true, Verbose: false), isTerminal: true);

        Assert.Empty(_error.ToString());
        Assert.All(_out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("{\"seq\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Diagnostics_on_a_terminal_bring_plain_lines()
    {
        await ShowAsync(new ScreenChoice(Json: false, Verbose: true), isTerminal: true);

        Assert.DoesNotContain('\u001b', _error.ToString());
    }

    [Fact]
    public async Task A_terminal_is_redrawn()
    {
        await ShowAsync(new ScreenChoice(Json: false, Verbose: false), isTerminal: true);

        Assert.Contains("\u001b[", _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", _error.ToString(), StringComparison.Ordinal);
    }

    private async Task ShowAsync(ScreenChoice choice, bool isTerminal)
    {
        var io = new CliIo(_out, _error, isTerminal, new FakeTimeProvider());
        await using var screen = RunScreen.Open(io, Plan(), choice);
        foreach (var entry in new StoryBook().Whole().Entries)
        {
            screen.OnEntry(entry);
        }

        await screen.DisposeAsync();
    }

    private PlannedRun Plan()
    {
        var definition = Some.Definition();
        return new PlannedRun
        {
            Facts = StoryBook.Facts,
            Environment = new EnvironmentFolder(definition, _folder.Path, "sha256:abc"),
            Profile = definition.Profiles["cpu"],
            Instructions = "",
            Folder = new RunFolder(_folder["runs", "r1"]),
            Owner = "someone@somewhere",
        };
    }
}
