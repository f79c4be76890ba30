using System.Runtime.InteropServices;

namespace RE.Bench.Cli.Terminals;

/// <summary>The kernel's struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollPlace
{
    /// <summary>Which descriptor.</summary>
    public int Fd;

    /// <summary>What is waited for.</summary>
    public short Wanted;

    /// <summary>What happened.</summary>
    public short Happened;
}
