using System.Runtime.InteropServices;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Native;

/// <summary>Our end of a pseudo terminal, by the calls of the kernel alone.</summary>
/// <param name="Fd">Our end: what is written there is typed, what is read there is shown.</param>
/// <param name="Path">The command's end.</param>
internal sealed unsafe record PseudoTerminal(int Fd, string Path)
{
    private const nuint Number = 0x80045430;
    private const nuint Lock = 0x40045431;
    private const nuint SetWindow = 0x5414;
    private const nuint GetModes = 0x5401;
    private const nuint SetModes = 0x5402;
    private const uint InputIsUtf8 = 0x4000;

    // struct termios of the kernel: four words of flags, a byte, 19 characters.
    private const int ModeBytes = 64;

    /// <summary>Makes one; null with the kernel's reason when none can be made.</summary>
    public static PseudoTerminal? Open(TerminalSize size, out string reason)
    {
        using var text = new NativeText();
        var fd = Libc.Open(text.Text("/dev/ptmx"), Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec | Libc.NonBlocking, 0);
        int number;
        var locked = 0;
        if (fd >= 0 && Libc.DeviceControl(fd, Lock, &locked) == 0 && Libc.DeviceControl(fd, Number, &number) == 0)
        {
            reason = "";
            Resize(fd, size);
            EraseWholeCharacters(fd);
            return new PseudoTerminal(fd, $"/dev/pts/{number}");
        }

        reason = Marshal.GetPInvokeErrorMessage(Libc.LastError);
        _ = fd >= 0 ? Libc.Close(fd) : 0;
        return null;
    }

    /// <summary>Gives it a size; the kernel tells the foreground processes.</summary>
    public static void Resize(int fd, TerminalSize size)
    {
        var window = stackalloc ushort[4] { size.Rows, size.Columns, 0, 0 };
        _ = Libc.DeviceControl(fd, SetWindow, (int*)window);
    }

    /// <summary>Lets the erase key of a plain line take a whole character of UTF-8.</summary>
    private static void EraseWholeCharacters(int fd)
    {
        var modes = stackalloc byte[ModeBytes];
        if (Libc.DeviceControl(fd, GetModes, (int*)modes) == 0)
        {
            *(uint*)modes |= InputIsUtf8;
            _ = Libc.DeviceControl(fd, SetModes, (int*)modes);
        }
    }
}
