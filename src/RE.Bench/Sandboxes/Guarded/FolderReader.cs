using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>Reads the names of an open folder block by block, so that a folder of a million files costs no memory.</summary>
internal sealed class FolderReader(SafeFileHandle folder, string path) : IDisposable
{
    private const int NameOffset = 19;
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _length;
    private int _next;

    public string Path => path;

    public SafeFileHandle Folder => folder;

    /// <summary>The next name as bytes with a NUL at the end; null at the end.</summary>
    public byte[]? Next()
    {
        while (true)
        {
            if (_next >= _length)
            {
                _next = 0;
                _length = LinuxFiles.ReadFolder(folder, _buffer);
                if (_length == 0)
                {
                    return null;
                }
            }

            var record = _buffer.AsSpan(_next);
            var size = BinaryPrimitives.ReadUInt16LittleEndian(record[16..]);
            var name = record[NameOffset..size];
            name = name[..(name.IndexOf((byte)0) + 1)];
            _next += size;
            if (name is not ([(byte)'.', 0] or [(byte)'.', (byte)'.', 0]))
            {
                return name.ToArray();
            }
        }
    }

    public void Dispose() => folder.Dispose();
}
