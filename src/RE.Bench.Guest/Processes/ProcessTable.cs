using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Processes;

/// <summary>Reads /proc.</summary>
internal static unsafe class ProcessTable
{
    /// <summary>The variable that marks the processes of a command.</summary>
    public const string Marker = "REBENCH_EXEC";

    private const int LargestEnvironment = 8 << 20;

    /// <summary>All processes but PID 1.</summary>
    public static List<ProcessEntry> Read()
    {
        var entries = new List<ProcessEntry>();
        var buffer = new byte[4096];
        foreach (var pid in Pids())
        {
            if (pid != 1 && ReadFile($"/proc/{pid}/stat", buffer) is > 0 and var count && Parse(pid, buffer.AsSpan(0, count)) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>One process; null when there is none.</summary>
    public static ProcessEntry? ReadOne(int pid)
    {
        var buffer = new byte[4096];
        var count = ReadFile($"/proc/{pid}/stat", buffer);
        return count > 0 ? Parse(pid, buffer.AsSpan(0, count)) : null;
    }

    /// <summary>The command that a process says it belongs to; null when it says nothing or may not be asked.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="scratch">Grown until the whole environment fits.</param>
    public static string? MarkOf(int pid, ref byte[] scratch)
    {
        int count;
        while ((count = ReadFile($"/proc/{pid}/environ", scratch)) == scratch.Length && count < LargestEnvironment)
        {
            scratch = new byte[scratch.Length * 2];
        }

        var prefix = Encoding.ASCII.GetBytes(Marker + "=");
        for (var rest = scratch.AsSpan(0, Math.Max(0, count)); !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)0);
            var variable = end < 0 ? rest : rest[..end];
            if (variable.StartsWith(prefix))
            {
                return Encoding.UTF8.GetString(variable[prefix.Length..]);
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return null;
    }

    private static ProcessEntry? Parse(int pid, ReadOnlySpan<byte> stat)
    {
        // pid (name) state ppid pgrp session tty … starttime is the 22nd field; the name may hold anything.
        var close = stat.LastIndexOf((byte)')');
        if (close < 0)
        {
            return null;
        }

        var fields = Encoding.ASCII.GetString(stat[(close + 2)..]).Split(' ');
        return fields.Length > 19
            ? new ProcessEntry(pid, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[0][0], long.Parse(fields[19], CultureInfo.InvariantCulture), int.Parse(fields[4], CultureInfo.InvariantCulture))
            : null;
    }

    private static List<int> Pids()
    {
        var pids = new List<int>();
        using var text = new NativeText();
        var folder = Libc.Open(text.Text("/proc"), Libc.ReadOnly | Libc.Directory | Libc.CloseOnExec, 0);
        var buffer = stackalloc byte[32 << 10];
        nint count;
        while (folder >= 0 && (count = Libc.GetDirectoryEntries(folder, buffer, 32 << 10)) > 0)
        {
            for (nint at = 0; at < count;)
            {
                // struct linux_dirent64: u64 inode, i64 offset, u16 length, u8 type, name.
                var length = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(buffer + at + 16, 2));
                var name = new ReadOnlySpan<byte>(buffer + at + 19, length - 19);
                if (int.TryParse(name[..name.IndexOf((byte)0)], NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
                {
                    pids.Add(pid);
                }

                at += length;
            }
        }

        _ = Libc.Close(folder);
        return pids;
    }

    private static int ReadFile(string path, byte[] buffer)
    {
        using var text = new NativeText();
        var fd = Libc.Open(text.Text(path), Libc.ReadOnly | Libc.CloseOnExec, 0);
        if (fd < 0)
        {
            return -1;
        }

        var filled = 0;
        fixed (byte* start = buffer)
        {
            nint count;
            while (filled < buffer.Length && (count = Libc.Read(fd, start + filled, buffer.Length - filled)) > 0)
            {
                filled += (int)count;
            }
        }

        _ = Libc.Close(fd);
        return filled;
    }
}
