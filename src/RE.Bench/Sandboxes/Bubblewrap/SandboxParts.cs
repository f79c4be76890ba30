namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Writes the small files that a sandbox gets instead of the host's.</summary>
internal static class SandboxParts
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Passable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public const string Filter = "seccomp.bpf";

    /// <summary>Names of the files that stand in <c>/etc</c>.</summary>
    public static IReadOnlyList<string> Etc { get; } = ["passwd", "group", "hosts", "nsswitch.conf", "resolv.conf"];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder, Passable);
        Put("passwd", "root:x:0:0:root:/root:/usr/sbin/nologin\nagent:x:1000:1000:agent:/home/agent:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n");
        Put("group", "root:x:0:\nagent:x:1000:\nnogroup:x:65534:\n");
        Put("hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n");
        Put("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
        Put("resolv.conf", "");
        File.WriteAllBytes(Path.Combine(folder, Filter), SeccompFilter.Build());

        void Put(string name, string text)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            File.SetUnixFileMode(path, Readable);
        }
    }
}
