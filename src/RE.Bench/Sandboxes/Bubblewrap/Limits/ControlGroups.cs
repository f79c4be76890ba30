using System.Globalization;

namespace RE.Bench.Sandboxes.Bubblewrap.Limits;

/// <summary>Control groups of one sandbox: version 1 folders per controller, or one of version 2, as the machine has them.</summary>
internal sealed class ControlGroups(IReadOnlyList<string> groups, IReadOnlyList<string> enforced, string? oomFile) : ISandboxLimits
{
    private const string OomKey = "oom_kill ";

    public IReadOnlyList<string> Enforced => enforced;

    public IReadOnlyList<string> Groups => groups;

    public long OutOfMemoryKills()
    {
        try
        {
            var line = oomFile is null ? null : File.ReadLines(oomFile).FirstOrDefault(l => l.StartsWith(OomKey, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(OomKey.Length), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>The groups of an earlier harness's sandbox.</summary>
    public static ControlGroups Existing(IReadOnlyList<string> groups, IReadOnlyList<string> enforced)
    {
        string[] names = ["memory.oom_control", "memory.events"];
        return new ControlGroups(groups, enforced, groups.SelectMany(g => names.Select(n => Path.Combine(g, n))).FirstOrDefault(File.Exists));
    }

    /// <summary>Numbers of the processes in any of the groups.</summary>
    public static IReadOnlyList<int> Members(IReadOnlyList<string> groups) =>
        [.. groups.SelectMany(ReadMembers).Distinct()];

    /// <summary>Removes the groups; false while a process is still in one.</summary>
    public static bool TryRemove(IReadOnlyList<string> groups)
    {
        foreach (var group in groups.Where(Directory.Exists))
        {
            try
            {
                Directory.Delete(group);
            }
            catch (IOException)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<int> ReadMembers(string group)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(group, "cgroup.procs")).Select(l => int.Parse(l, CultureInfo.InvariantCulture)).Where(p => p > 0);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
