using System.Diagnostics;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.HouseRules.Documents;

/// <summary>Runs a document's commands as a reader would, in a folder of its own where <c>./rebench</c> is the program under test.</summary>
internal sealed class DocumentShell : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly TempFolder _folder = new();

    public DocumentShell()
    {
        var program = ProgramUnderTest.Path;
        var launcher = _folder.Write("rebench", $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n");
        File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public async Task<(int ExitCode, string Output)> RunAsync(string command, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = Process.Start(Start(command))!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(linked.Token);
            await process.WaitForExitAsync(linked.Token);
            return (process.ExitCode, await output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();

    private ProcessStartInfo Start(string command)
    {
        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { "-c", $"exec 2>&1\n{command}" },
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var key in start.Environment.Keys.Where(key => key.EndsWith("_API_KEY", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(key);
        }

        return start;
    }
}
