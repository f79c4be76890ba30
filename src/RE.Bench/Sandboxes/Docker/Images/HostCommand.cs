using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>A program of the host that helps to make an image: debootstrap, tar, busybox.</summary>
internal static class HostCommand
{
    /// <param name="ExitCode">Exit status.</param>
    /// <param name="Output">Standard output and standard error together.</param>
    internal sealed record Ended(int ExitCode, string Output)
    {
        public string LastLines => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(5));
    }

    /// <exception cref="UserErrorException">The program is not installed.</exception>
    public static async Task<Ended> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        var output = new StringBuilder();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                lock (output)
                {
                    output.Append(text).Append('\n');
                }

                onLine?.Invoke(text);
            }
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        Start(process);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Ended(process.ExitCode, output.ToString());
    }

    private static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new UserErrorException($"'{process.StartInfo.FileName}' could not be started: {missing.Message}. Install it: apt-get install {Path.GetFileName(process.StartInfo.FileName)}", missing);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
