using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Runs.Scheduling;

/// <summary>Whether workspaces fit on the disk of the runs.</summary>
/// <param name="folder">Folder of the runs.</param>
public sealed class DiskRoom(string folder)
{
    /// <summary>Free bytes of the disk, for this user.</summary>
    public long Free
    {
        get
        {
            try
            {
                return new DriveInfo(Nearest()).AvailableFreeSpace;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new UserErrorException($"The free space of '{folder}' cannot be read: {failure.Message} Choose another folder with --out.", failure);
            }
        }
    }

    /// <summary>Why a workspace does not fit now; null when it does.</summary>
    /// <param name="need">Bytes that it may fill.</param>
    /// <param name="promised">Bytes that running ones may fill.</param>
    public string? Missing(long need, long promised) => Free is var free && free >= need + promised
        ? null
        : $"it waits for {new ByteSize(need)} of disk, and {new ByteSize(Math.Max(0, free - promised))} are free"
            + (promised > 0 ? $", less the {new ByteSize(promised)} that running runs may fill" : "");

    private string Nearest()
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path))
        {
            path = Path.GetDirectoryName(path)!;
        }

        return path;
    }
}
