using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Commands;

/// <summary>Finds a program as a shell would.</summary>
internal static unsafe class ProgramPath
{
    /// <summary>The file to run; a name with a slash is left to the kernel, relative to the working directory.</summary>
    public static string Find(string program, IReadOnlyList<string> environment)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return program;
        }

        var path = environment.LastOrDefault(v => v.StartsWith("PATH=", StringComparison.Ordinal)) ?? "PATH=/usr/local/bin:/usr/bin:/bin";
        using var text = new NativeText();
        foreach (var folder in path["PATH=".Length..].Split(':').Where(f => f.StartsWith('/')))
        {
            var candidate = $"{folder}/{program}";
            if (program.Length > 0 && Libc.Access(text.Text(candidate), Libc.Executable) == 0 && !IsFolder(text.Text(candidate)))
            {
                return candidate;
            }
        }

        throw new SpawnFailedException($"no program '{program}' is on the path");
    }

    private static bool IsFolder(byte* path)
    {
        var fd = Libc.Open(path, Libc.PathOnly | Libc.Directory | Libc.CloseOnExec, 0);
        _ = Libc.Close(fd);
        return fd >= 0;
    }
}
