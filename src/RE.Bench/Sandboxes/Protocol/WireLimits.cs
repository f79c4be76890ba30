namespace RE.Bench.Sandboxes.Protocol;

/// <summary>The numbers that both ends of the guest's socket agree on.</summary>
internal static class WireLimits
{
    public const ushort Version = 2;

    /// <summary>The oldest guest that is still spoken to: one that a living sandbox of an earlier rebench has. It knows no terminals.</summary>
    public const ushort OldestGuest = 1;

    /// <summary>The first protocol with terminals.</summary>
    public const ushort Terminals = 2;

    /// <summary>Bytes of output or input in one frame.</summary>
    public const int DataBytes = 256 << 10;

    /// <summary>Bytes of one stream of a command that may be on their way without an acknowledgement.</summary>
    public const int OutputWindow = 1 << 20;

    /// <summary>Bytes of a command's input that the guest holds.</summary>
    public const int InputWindow = 256 << 10;

    /// <summary>Largest body (type and payload) of a frame from the guest.</summary>
    public const int FromGuest = DataBytes + 1024;

    /// <summary>Largest body of a frame to the guest; the kernel allows about 2 MiB of arguments and environment.</summary>
    public const int ToGuest = 4 << 20;

    public const int IdBytes = 128;

    /// <summary>Longest single string in a frame: the kernel's limit for one argument.</summary>
    public const int TextBytes = 128 << 10;

    /// <summary>Most arguments, or variables, of a command.</summary>
    public const int Strings = 64 << 10;
}
