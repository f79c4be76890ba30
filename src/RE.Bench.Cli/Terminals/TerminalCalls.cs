using System.Runtime.InteropServices;

namespace RE.Bench.Cli.Terminals;

/// <summary>The calls of glibc on Linux x86-64 about terminals that .NET has no name for.</summary>
internal static class TerminalCalls
{
    /// <summary>More than the 60 bytes of glibc's struct termios.</summary>
    public const int ModeBytes = 128;

    /// <summary>Asks for columns and rows.</summary>
    public const nuint GetWindow = 0x5413;

    /// <summary>Modes take effect at once.</summary>
    public const int Now = 0;

    /// <summary>Readable, in <c>poll</c>.</summary>
    public const short Readable = 1;

    private const string Library = "libc";

    [DllImport(Library, EntryPoint = "isatty")]
    public static extern int IsTerminal(int fd);

    [DllImport(Library, EntryPoint = "tcgetattr", SetLastError = true)]
    public static extern int GetModes(int fd, byte[] modes);

    [DllImport(Library, EntryPoint = "tcsetattr", SetLastError = true)]
    public static extern int SetModes(int fd, int when, byte[] modes);

    [DllImport(Library, EntryPoint = "cfmakeraw")]
    public static extern void MakeRaw(byte[] modes);

    [DllImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static extern int Control(int fd, nuint request, ushort[] value);

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(int fd, byte[] buffer, nint count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int fd, ref byte buffer, nint count);

    [DllImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll([In, Out] PollPlace[] places, nuint count, int timeoutMs);

    [DllImport(Library, EntryPoint = "pipe2", SetLastError = true)]
    public static extern int Pipe(int[] ends, int flags);

    [DllImport(Library, EntryPoint = "close")]
    public static extern int Close(int fd);
}
