using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace RE.Bench.Guest.Native;

/// <summary>struct sockaddr_un and sockaddr_in as bytes.</summary>
internal static class SocketName
{
    private const int LongestPath = 107;

    public static byte[] Unix(string path)
    {
        var count = Encoding.UTF8.GetByteCount(path);
        if (count > LongestPath)
        {
            throw new ArgumentException($"socket path '{path}' has {count} bytes; at most {LongestPath} are possible");
        }

        var address = new byte[110];
        BinaryPrimitives.WriteUInt16LittleEndian(address, Libc.UnixFamily);
        Encoding.UTF8.GetBytes(path, address.AsSpan(2));
        return address;
    }

    public static byte[] Internet(IPAddress host, ushort port)
    {
        var address = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(address, Libc.InternetFamily);
        BinaryPrimitives.WriteUInt16BigEndian(address.AsSpan(2), port);
        host.GetAddressBytes().CopyTo(address, 4);
        return address;
    }
}
