using System.ComponentModel;
using System.Diagnostics;

namespace RE.Bench.Sandboxes;

/// <summary>Finds programs of the host and asks them short questions.</summary>
internal static class HostTool
{
    /// <summary>The file that a name stands for on this process's path; null when there is none.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/bin", "/usr/sbin", "/bin", "/sbin"])
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program; gives its exit status and what it printed, or null when it cannot be run.</summary>
    public static async Task<(int Status, string Text)?> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, (await output + await error).Trim());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
