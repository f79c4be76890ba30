using System.Globalization;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>The container's own <c>/etc/passwd</c> and <c>/etc/group</c>, kept beside its control folder.</summary>
internal sealed class UserTables(ControlFolder control)
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private string Users => Path.ChangeExtension(control.StatePath, ".passwd");

    private string Groups => Path.ChangeExtension(control.StatePath, ".group");

    public IReadOnlyList<SandboxMount> Mounts => [new(Users, "/etc/passwd"), new(Groups, "/etc/group")];

    public void Write(int id)
    {
        Write(Users, string.Create(CultureInfo.InvariantCulture, $"root:x:0:0:root:/root:/bin/sh\nagent:x:{id}:{id}:agent:/home/agent:/bin/sh\n"));
        Write(Groups, string.Create(CultureInfo.InvariantCulture, $"root:x:0:\nagent:x:{id}:\n"));
    }

    public void Delete()
    {
        File.Delete(Users);
        File.Delete(Groups);
    }

    private static void Write(string file, string text)
    {
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, Readable);
    }
}
