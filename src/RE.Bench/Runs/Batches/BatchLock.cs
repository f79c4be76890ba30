using System.Globalization;
using System.Text;
using RE.Bench.Budgets;
using RE.Bench.Planning.Batches;

namespace RE.Bench.Runs.Batches;

/// <summary>Makes sure that one process at a time works on a batch; the system lets go of it when the process dies.</summary>
public sealed class BatchLock : IDisposable
{
    private readonly FileStream _file;

    private BatchLock(FileStream file) => _file = file;

    /// <summary>Takes the batch.</summary>
    /// <exception cref="UserErrorException">Another process has it, or the folder cannot be written.</exception>
    public static BatchLock Take(BatchFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            var file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new BatchLock(file);
        }
        catch (IOException failure) when (File.Exists(folder.Lock))
        {
            throw new UserErrorException($"Another rebench process works on the batch '{folder.Path}' (or its folder cannot be written: {failure.Message}). Wait for it, or end it with 'rebench stop'; 'rebench ps' shows its runs.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The batch folder '{folder.Path}' cannot be made or written: {failure.Message} Choose a folder that you may write with --out.", failure);
        }
    }

    /// <summary>Lets go of the batch.</summary>
    public void Dispose() => _file.Dispose();
}
