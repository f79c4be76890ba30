using System.Globalization;
using System.Text;
using RE.Bench.Budgets;
using RE.Bench.Planning;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Runs;

/// <summary>Makes sure that one process at a time works on a run; the system lets go of it when the process dies.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the run.</summary>
    /// <exception cref="UserErrorException">Another process has it, or the folder cannot be written.</exception>
    public static RunLock Take(RunFolder folder)
    {
        try
        {
            var file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new RunLock(file);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new UserErrorException($"The run folder '{folder.Path}' cannot be written: {failure.Message} Choose a folder that you may write with --out.", failure);
        }
        catch (IOException failure)
        {
            throw new UserErrorException(
                Holder(folder) is { } holder
                    ? $"Another rebench, process {holder}, works on the run '{Path.GetFileName(folder.Path)}'. Wait for it, or stop it first."
                    : $"Another rebench process works on the run '{Path.GetFileName(folder.Path)}' (or its folder '{folder.Path}' cannot be written: {failure.Message}). Wait for it, or stop it first.",
                failure);
        }
    }

    /// <summary>The process that says it has the run and is alive; null when none does. Read without the share mode, which the holder denies.</summary>
    private static string? Holder(RunFolder folder)
    {
        try
        {
            using var guarded = GuardedFolder.Open(folder.Path);
            using var reader = new StreamReader(guarded.OpenRead(Path.GetFileName(folder.Lock)));
            var text = new char[16];
            var written = new string(text, 0, reader.ReadBlock(text)).Trim();
            return int.TryParse(written, CultureInfo.InvariantCulture, out var process) && Directory.Exists($"/proc/{process}") ? written : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Lets go of the run.</summary>
    public void Dispose() => _file.Dispose();
}
