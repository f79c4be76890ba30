using System.Runtime.InteropServices;

namespace RE.Bench.Guest.Native;

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public int Fd;
    public short Wanted;
    public short Ready;
}
