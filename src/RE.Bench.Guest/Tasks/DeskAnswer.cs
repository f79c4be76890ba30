using System.Globalization;
using System.Text;
using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Tasks;

/// <summary>An answer of the harness.</summary>
/// <param name="Exit">Exit status of the command.</param>
/// <param name="Body">What to print.</param>
internal sealed unsafe record DeskAnswer(int Exit, byte[] Body)
{
    private const int Largest = 16 << 20;
    private const int BlockBytes = 64 << 10;

    /// <summary>Sends a request and waits for the whole answer; null when the connection failed or was cut.</summary>
    public static DeskAnswer? Ask(string socketPath, byte[] request)
    {
        var fd = Libc.Socket(Libc.UnixFamily, Libc.StreamSocket | Libc.CloseOnExec, 0);
        try
        {
            var target = SocketName.Unix(socketPath);
            fixed (byte* address = target)
            {
                return Libc.Connect(fd, address, (uint)target.Length) == 0 && Send(fd, request) && Receive(fd) is { } bytes ? Read(bytes) : null;
            }
        }
        finally
        {
            _ = Libc.Close(fd);
        }
    }

    /// <summary>Reads an answer; null when it is not whole.</summary>
    public static DeskAnswer? Read(byte[] answer)
    {
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var (exit, length) = (1, -1);
        foreach (var line in Encoding.ASCII.GetString(answer, 0, end).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && int.TryParse(line.AsSpan(colon + 1).Trim(), CultureInfo.InvariantCulture, out var number))
            {
                exit = line.StartsWith("Rebench-Exit:", StringComparison.OrdinalIgnoreCase) ? number : exit;
                length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? number : length;
            }
        }

        var body = answer[(end + 4)..];
        return length < 0 || body.Length == length ? new DeskAnswer(exit, body) : null;
    }

    private static bool Send(int fd, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint sent = 0; sent < bytes.Length;)
            {
                var step = Libc.Send(fd, start + sent, bytes.Length - sent, Libc.NoSignal);
                if (step < 0 && Libc.LastError != Libc.ErrInterrupted)
                {
                    return false;
                }

                sent += Math.Max(0, step);
            }
        }

        return true;
    }

    private static byte[]? Receive(int fd)
    {
        var all = new List<byte>();
        var block = new byte[BlockBytes];
        fixed (byte* start = block)
        {
            while (all.Count < Largest)
            {
                var count = Libc.Read(fd, start, BlockBytes);
                if (count < 0 && Libc.LastError == Libc.ErrInterrupted)
                {
                    continue;
                }

                if (count <= 0)
                {
                    return count == 0 ? [.. all] : null;
                }

                all.AddRange(block.AsSpan(0, (int)count));
            }
        }

        return null;
    }
}
