using RE.Bench.Budgets;

namespace RE.Bench.Runs.Scheduling;

/// <summary>The folder of lock files that all harnesses of this machine share.</summary>
public static class LocksFolder
{
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private const UnixFileMode ReadWrite = (UnixFileMode)0b110_110_110;

    /// <summary>Where it is: REBENCH_LOCKS, else the machine's own folder for locks, else that of temporary files.</summary>
    public static string Find(Func<string, string?> variable) => variable("REBENCH_LOCKS") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(Directory.Exists("/run/lock") ? "/run/lock" : "/tmp", "rebench");

    /// <summary>Opens a lock file; null when another process, or another part of this one, holds it otherwise.</summary>
    /// <param name="path">The file; made when it is not there.</param>
    /// <param name="alone">True for the only holder, false for one of several.</param>
    /// <exception cref="UserErrorException">The folder or the file cannot be used at all.</exception>
    public static FileStream? TryLock(string path, bool alone)
    {
        try
        {
            Make(Path.GetDirectoryName(path)!);
            // Linux refuses to make a file, which is there, of another user in a folder with the sticky bit.
            var isNew = !File.Exists(path);
            var file = new FileStream(path, isNew ? FileMode.OpenOrCreate : FileMode.Open, alone ? FileAccess.ReadWrite : FileAccess.Read, alone ? FileShare.None : FileShare.Read, bufferSize: 0);
            if (isNew)
            {
                Open(path, ReadWrite);
            }

            return file;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The lock file '{path}' cannot be used: {failure.Message} Harnesses of this machine share its folder; make it writable, or name another with REBENCH_LOCKS.", failure);
        }
    }

    private static void Make(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Open(folder, Everybody | UnixFileMode.StickyBit);
        }
    }

    // Whoever made it lets others in; what another user made is as that one left it.
    private static void Open(string path, UnixFileMode mode)
    {
        try
        {
            File.SetUnixFileMode(path, mode);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another user's: it was opened to us, or the next step says that it was not.
        }
    }
}
