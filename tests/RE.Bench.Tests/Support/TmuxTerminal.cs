using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RE.Bench.Tests.Support;

/// <summary>A real terminal with one program in it: a tmux server of its own, keys sent, the screen read.</summary>
internal sealed class TmuxTerminal : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly TempFolder _folder = new();

    private TmuxTerminal()
    {
    }

    /// <summary>Skips a test, with the reason, where no tmux is installed.</summary>
    public static void Require() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "tmux"))), "no 'tmux' on the path; './test' installs it where it may");

    /// <summary>Starts a program in a terminal of 80 × 24.</summary>
    /// <param name="environment">Variables beside those of the tests; TERM is the terminal's.</param>
    /// <param name="words">The program and its arguments.</param>
    public static async Task<TmuxTerminal> StartAsync(IReadOnlyDictionary<string, string?> environment, params IReadOnlyList<string> words)
    {
        var terminal = new TmuxTerminal();
        var command = string.Join(' ', environment.Select(variable => $"{variable.Key}={Quote(variable.Value ?? "")}").Prepend("env").Concat(words.Select(Quote)));

        // tmux itself now and then misses the end of its child.
        var program = terminal._folder.Write("program.sh", $"echo $$ > {terminal._folder["pid"]}\nexec {command}\n");
        var outer = terminal._folder.Write("outer.sh", $"sh {program}\necho $? > {terminal._folder["status.new"]}\nmv {terminal._folder["status.new"]} {terminal._folder["status"]}\n");
        var settings = terminal._folder.Write("tmux.conf", "set -g remain-on-exit on\nset -g history-limit 5000\nset -g status off\n");
        await terminal.TmuxAsync("-f", settings, "new-session", "-d", "-x", "80", "-y", "24", $"exec sh {outer}");
        return terminal;
    }

    /// <summary>The program's process id.</summary>
    public async Task<int> ProcessAsync() => Number(await File.ReadAllTextAsync(_folder["pid"], TestContext.Current.CancellationToken));

    /// <summary>Types text and the Enter key.</summary>
    public async Task LineAsync(string text)
    {
        await TmuxAsync("send-keys", "-l", text);
        await TmuxAsync("send-keys", "Enter");
    }

    /// <summary>Presses a key, such as <c>C-c</c>.</summary>
    public Task KeyAsync(string key) => TmuxAsync("send-keys", key);

    /// <summary>Gives it another size.</summary>
    public Task ResizeAsync(int columns, int rows) => TmuxAsync("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Closes the terminal, as a window is closed.</summary>
    public Task CloseAsync() => TmuxAsync("kill-pane");

    /// <summary>All lines that it has shown.</summary>
    public Task<string> TextAsync() => TmuxAsync("capture-pane", "-p", "-J", "-S", "-");

    /// <summary>Waits until the whole text matches; a long wait fails with the text.</summary>
    public async Task<string> SeenAsync(string pattern)
    {
        var text = "";
        await UntilAsync(async () => Regex.IsMatch(text = await TextAsync(), pattern, RegexOptions.Multiline), () => $"'{pattern}' never came. The terminal shows:\n{text}");
        return text;
    }

    /// <summary>Waits until the program has ended; gives its exit status, 128 and the signal's number for a signal.</summary>
    public async Task<int> EndAsync()
    {
        var text = "";
        await UntilAsync(
            async () =>
            {
                text = await TextAsync();
                return File.Exists(_folder["status"]);
            },
            () => $"The program did not end. The terminal shows:\n{text}");
        return Number(await File.ReadAllTextAsync(_folder["status"], TestContext.Current.CancellationToken));
    }

    /// <summary>Waits for a condition, with a deadline.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Deadline, otherwise());
            await Task.Delay(Step, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("kill-server");
        _folder.Dispose();
    }

    private async Task<string> TmuxAsync(params string[] arguments)
    {
        var (status, output) = await RunAsync(arguments);
        return status == 0 ? output : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {output}");
    }

    private async Task<(int Status, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-S", _folder["server"], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TMUX");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (process.ExitCode == 0 ? await output : await error).TrimEnd('\n'));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
