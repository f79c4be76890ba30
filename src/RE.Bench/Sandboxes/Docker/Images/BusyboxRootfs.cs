using System.Formats.Tar;
using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>Writes a root file system of one static binary and its names: 2 MB, imported in a fifth of a second.</summary>
internal static class BusyboxRootfs
{
    private static readonly string[] Folders = ["bin", "dev", "etc", "home", "home/agent", "proc", "run", "run/rebench", "sys", "tmp", "usr", "usr/bin", "var", "var/tmp"];

    private static readonly string[] Candidates = ["/bin/busybox", "/usr/bin/busybox"];

    public static async Task WriteAsync(Stream tar, CancellationToken cancellationToken)
    {
        var busybox = Candidates.FirstOrDefault(File.Exists)
            ?? throw new UserErrorException("This image needs a static busybox at '/bin/busybox'. Install it: apt-get install busybox-static");
        var applets = await HostCommand.RunAsync(busybox, ["--list"], cancellationToken);
        if (applets.ExitCode != 0)
        {
            throw new UserErrorException($"'{busybox} --list' failed: {applets.Output.Trim()}. Install it again: apt-get install busybox-static");
        }

        await using var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var folder in Folders)
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, folder) { Mode = ModeOf(folder) }, cancellationToken);
        }

        await using var binary = File.OpenRead(busybox);
        const UnixFileMode executable = (UnixFileMode)0b111_101_101;
        await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "bin/busybox") { DataStream = binary, Mode = executable }, cancellationToken);
        foreach (var applet in applets.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => name != "busybox"))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{applet}") { LinkName = "/bin/busybox" }, cancellationToken);
        }
    }

    private static UnixFileMode ModeOf(string folder) =>
        folder.EndsWith("tmp", StringComparison.Ordinal) ? (UnixFileMode)0b1_111_111_111 : (UnixFileMode)0b111_101_101;
}
