using System.Buffers.Binary;
using System.Text;

namespace RE.Bench.Analysis.Imports.Inspect.Zip;

/// <summary>
/// The directory of a zip file (PKWARE APPNOTE, sections 4.3.12 to 4.3.16), read without trust. The framework's reader knows no zstd, which
/// Inspect may write, and holds every entry in memory.
/// </summary>
internal static class ZipIndex
{
    private const int EndLength = 22;
    private const int HeaderLength = 46;
    private const int LocatorLength = 20;
    private const uint EndMark = 0x06054b50;
    private const uint LocatorMark = 0x07064b50;
    private const uint End64Mark = 0x06064b50;
    private const uint HeaderMark = 0x02014b50;

    /// <summary>All members that are wanted, in the directory's order.</summary>
    /// <param name="file">The zip; seekable.</param>
    /// <param name="isWanted">Chooses by name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">It is no whole zip.</exception>
    public static IEnumerable<ZipMember> Read(Stream file, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var (count, start, length) = Directory(file);
        file.Position = start;
        using var reader = new BinaryReader(new BufferedStream(new SubStream(file, start, length), 1 << 16), Encoding.UTF8, leaveOpen: true);
        var header = new byte[HeaderLength];
        for (long at = 0; at < count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(reader, header);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderMark)
            {
                throw new InvalidDataException("the zip's directory is damaged");
            }

            var name = Text(reader, Short(header, 28));
            var extra = Bytes(reader, Short(header, 30));
            _ = Bytes(reader, Short(header, 32));
            if (isWanted(name))
            {
                yield return Member(header, name, extra);
            }
        }
    }

    private static ZipMember Member(byte[] header, string name, byte[] extra)
    {
        var (packed, size, offset) = ((long)Int(header, 20), (long)Int(header, 24), (long)Int(header, 42));
        var wide = new Queue<long>(Wide(extra));
        size = size == uint.MaxValue && wide.Count > 0 ? wide.Dequeue() : size;
        packed = packed == uint.MaxValue && wide.Count > 0 ? wide.Dequeue() : packed;
        offset = offset == uint.MaxValue && wide.Count > 0 ? wide.Dequeue() : offset;
        return new ZipMember(name, Short(header, 10), packed, size, offset, (Short(header, 8) & 1) != 0);
    }

    // Sizes that do not fit 32 bits are in the extra field 1, in this order.
    private static List<long> Wide(ReadOnlySpan<byte> extra)
    {
        var values = new List<long>();
        while (extra.Length >= 4)
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(extra), BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]));
            var field = extra[4..];
            if (length > field.Length)
            {
                break;
            }

            for (var at = 0; id == 1 && at + 8 <= length; at += 8)
            {
                values.Add(BinaryPrimitives.ReadInt64LittleEndian(field[at..]));
            }

            extra = field[length..];
        }

        return values;
    }

    private static (long Count, long Start, long Length) Directory(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + ushort.MaxValue + LocatorLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (Int(tail, at) == EndMark && at + EndLength + Short(tail, at + 20) == tail.Length)
            {
                return Checked(file, End64(file, tail, at) ?? (Short(tail, at + 10), Int(tail, at + 16), Int(tail, at + 12)));
            }
        }

        throw new InvalidDataException("the zip has no end: it was cut, or is still being written");
    }

    private static (long Count, long Start, long Length)? End64(Stream file, byte[] tail, int end)
    {
        var locator = end - LocatorLength;
        if (locator < 0 || Int(tail, locator) != LocatorMark)
        {
            return null;
        }

        var (at, record) = (BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8)), new byte[56]);
        if (at < 0 || at > file.Length - record.Length)
        {
            throw new InvalidDataException("the zip's directory is damaged");
        }

        file.Position = at;
        file.ReadExactly(record);
        return Int(record, 0) == End64Mark
            ? (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)))
            : throw new InvalidDataException("the zip's directory is damaged");
    }

    private static (long Count, long Start, long Length) Checked(Stream file, (long Count, long Start, long Length) directory) =>
        directory.Start >= 0 && directory.Length >= 0 && directory.Start <= file.Length - directory.Length && directory.Count >= 0 && directory.Count <= directory.Length / HeaderLength
            ? directory
            : throw new InvalidDataException("the zip's directory is damaged");

    private static string Text(BinaryReader reader, int length) => Encoding.UTF8.GetString(Bytes(reader, length));

    private static byte[] Bytes(BinaryReader reader, int length)
    {
        var bytes = new byte[length];
        Fill(reader, bytes);
        return bytes;
    }

    private static void Fill(BinaryReader reader, byte[] bytes)
    {
        if (reader.Read(bytes) != bytes.Length)
        {
            throw new InvalidDataException("the zip's directory is damaged");
        }
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Int(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
