using System.Diagnostics;

namespace RE.Bench.Cli;

/// <summary>Runs short helper programs.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program to its end and returns status and standard output; its standard error is dropped.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static async Task<(int Status, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"'{program}' did not start.");
        var drained = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await drained;
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output);
    }
}
