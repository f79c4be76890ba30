using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Analysis.Records;

/// <summary>Opens files that anybody may have made: never waits for a pipe, never reads a device.</summary>
internal static class HostileFile
{
    /// <summary>Opens a regular file that may be written at the same time; links are followed.</summary>
    /// <exception cref="IOException">There is none, or it may not be read; the message says why.</exception>
    public static FileStream OpenRead(string path)
    {
        var handle = LinuxFiles.Open(PathText.Encode(path), LinuxFiles.ReadOnly | LinuxFiles.NonBlocking | LinuxFiles.NoTerminal);
        if (handle.IsInvalid)
        {
            throw LinuxFiles.Error("open it");
        }

        if (LinuxFiles.Statistics(handle)?.ToEntry(path).Kind == EntryKind.File)
        {
            return new FileStream(handle, FileAccess.Read, bufferSize: 0);
        }

        handle.Dispose();
        throw new IOException("It is not a regular file.");
    }

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">Most bytes that it may have.</param>
    /// <exception cref="IOException">It cannot be read or is larger; the message says so.</exception>
    public static byte[] ReadAll(string path, long limit)
    {
        using var file = OpenRead(path);
        var length = file.Length;
        if (length > limit)
        {
            throw new IOException($"It has {length >> 20} MB, and more than {limit >> 20} MB are not read.");
        }

        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
