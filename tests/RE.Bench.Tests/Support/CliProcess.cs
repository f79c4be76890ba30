using System.Diagnostics;
using System.Text;

namespace RE.Bench.Tests.Support;

/// <summary>The program under test as a user starts it: a process of its own, no keys in its environment.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private CliProcess(Process process) => _process = process;

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>Starts it.</summary>
    /// <param name="environment">Variables beside those of the tests; null removes one.</param>
    /// <param name="arguments">What is typed after <c>rebench</c>.</param>
    public static CliProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramUnderTest.Path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in (string[])["OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "ANTHROPIC_API_KEY", "REBENCH_BASE_URL", "REBENCH_KILL_AFTER", "CI"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var cli = new CliProcess(Process.Start(start)!);
        cli.Listen();
        return cli;
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<CliProcess> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var cli = Start(environment, arguments);
        await cli.EndAsync();
        return cli;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Exit status; 137 when it was killed.</returns>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, TestContext.Current.CancellationToken);
        try
        {
            await _process.WaitForExitAsync(linked.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.False(limit.IsCancellationRequested, $"The program did not end within {Limit}.\n{Output}\n{Error}");
            throw;
        }

        return _process.ExitCode;
    }

    /// <summary>Most memory that it held at once, as the kernel says: <c>123456 kB</c>.</summary>
    public string PeakMemory() => File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Trim();

    public bool HasExited => _process.HasExited;

    /// <summary>Exit status of an ended process.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Sends a signal, such as INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
