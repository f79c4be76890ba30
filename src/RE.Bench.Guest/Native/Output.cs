using System.Text;

namespace RE.Bench.Guest.Native;

/// <summary>Prints.</summary>
internal static unsafe class Output
{
    public static void Write(int fd, string text) => Write(fd, Encoding.UTF8.GetBytes(text));

    public static void Write(int fd, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint written = 0; written < bytes.Length;)
            {
                var step = Libc.Write(fd, start + written, bytes.Length - written);
                if (step < 0 && Libc.LastError != Libc.ErrInterrupted)
                {
                    return;
                }

                written += Math.Max(0, step);
            }
        }
    }
}
