using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>
/// A file that the runner has mapped. The harness reads and writes it by calls and never maps it: a mapping of a file that a hostile process
/// makes shorter would end the harness.
/// </summary>
internal sealed class SharedFile : IDisposable
{
    private readonly SafeFileHandle _file;

    private SharedFile(SafeFileHandle file) => _file = file;

    /// <summary>Makes the file, all zeros, readable by everybody.</summary>
    public static SharedFile Create(string path, long bytes)
    {
        using (var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead }))
        {
            made.SetLength(bytes);
        }

        return new(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
    }

    /// <summary>Writes all of the bytes.</summary>
    public void Write(long at, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, at);

    /// <summary>Writes one number; the runner sees it at once.</summary>
    public void Write(long at, ulong value) => RandomAccess.Write(_file, MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in value)), at);

    /// <summary>Reads one number; 0 where the file has become too short.</summary>
    public ulong Read(long at)
    {
        ulong value = 0;
        return RandomAccess.Read(_file, MemoryMarshal.AsBytes(new Span<ulong>(ref value)), at) == sizeof(ulong) ? value : 0;
    }

    /// <summary>Reads one element; 0 where the file has become too short.</summary>
    public int ReadElement(long at)
    {
        var value = 0;
        return RandomAccess.Read(_file, MemoryMarshal.AsBytes(new Span<int>(ref value)), at) == sizeof(int) ? value : 0;
    }

    /// <summary>Fills the bytes; false where the file has become too short.</summary>
    public bool TryRead(long at, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = RandomAccess.Read(_file, bytes, at);
            if (count == 0)
            {
                return false;
            }

            at += count;
            bytes = bytes[count..];
        }

        return true;
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => _file.Dispose();
}
