using System.Globalization;

namespace RE.Bench.Sandboxes.Bubblewrap.Limits;

/// <summary>Makes the control groups of a sandbox where this user may; what cannot be made is not claimed.</summary>
/// <param name="root">Where the hierarchies are mounted: <c>/sys/fs/cgroup</c>.</param>
/// <param name="ownGroups">Text of <c>/proc/self/cgroup</c>.</param>
/// <param name="isRoot">Whether groups may be made at the top.</param>
internal sealed class ControlGroupMaker(string root, string ownGroups, bool isRoot)
{
    /// <summary>bubblewrap itself and the guest's two threads.</summary>
    private const int OwnTasks = 3;
    private const int PeriodMicroseconds = 100_000;

    /// <summary>Makes the groups of a sandbox, named after its key.</summary>
    public ControlGroups Create(string key, SandboxResources resources)
    {
        var name = "rebench-" + key;
        return File.Exists(Path.Combine(root, "cgroup.controllers")) ? CreateVersion2(name, resources) : CreateVersion1(name, resources);
    }

    private ControlGroups CreateVersion1(string name, SandboxResources resources)
    {
        var groups = new List<string>();
        var enforced = new List<string>();
        var memory = Make1("memory", name, [("memory.limit_in_bytes", Text(resources.MemoryBytes))]);
        if (memory is not null)
        {
            TryWrite(memory, "memory.memsw.limit_in_bytes", Text(resources.MemoryBytes));
            groups.Add(memory);
            enforced.Add("memory");
        }

        foreach (var (controller, limit, file, value) in new[]
        {
            ("pids", "pids", "pids.max", Text(resources.Pids + OwnTasks)),
            ("cpu", "cpus", "cpu.cfs_quota_us", Text((long)(resources.Cpus * PeriodMicroseconds))),
        })
        {
            if (Make1(controller, name, [(file, value)]) is { } group)
            {
                groups.Add(group);
                enforced.Add(limit);
            }
        }

        return new ControlGroups(groups, enforced, memory is null ? null : Path.Combine(memory, "memory.oom_control"));
    }

    private string? Make1(string controller, string name, IReadOnlyList<(string File, string Value)> settings)
    {
        var hierarchy = Path.Combine(root, controller);
        var parent = isRoot ? hierarchy : hierarchy + OwnPath(controller);
        return Directory.Exists(hierarchy) ? Make(Path.Combine(parent, name), settings) : null;
    }

    private ControlGroups CreateVersion2(string name, SandboxResources resources)
    {
        // A group with processes may not have controlled children, so the sandbox goes beside the harness's own group.
        var parent = isRoot ? root : Path.GetDirectoryName(root + OwnPath("")) ?? root;
        TryWrite(parent, "cgroup.subtree_control", "+memory");
        TryWrite(parent, "cgroup.subtree_control", "+pids");
        TryWrite(parent, "cgroup.subtree_control", "+cpu");
        if (Make(Path.Combine(parent, name), []) is not { } group)
        {
            return new ControlGroups([], [], null);
        }

        var enforced = new List<string>();
        foreach (var (limit, file, value) in new[]
        {
            ("memory", "memory.max", Text(resources.MemoryBytes)),
            ("pids", "pids.max", Text(resources.Pids + OwnTasks)),
            ("cpus", "cpu.max", $"{Text((long)(resources.Cpus * PeriodMicroseconds))} {Text(PeriodMicroseconds)}"),
        })
        {
            if (TryWrite(group, file, value))
            {
                enforced.Add(limit);
            }
        }

        TryWrite(group, "memory.swap.max", "0");
        return new ControlGroups([group], enforced, Path.Combine(group, "memory.events"));
    }

    private static string? Make(string group, IReadOnlyList<(string File, string Value)> settings)
    {
        try
        {
            Directory.CreateDirectory(group);
            if (settings.All(s => TryWrite(group, s.File, s.Value)))
            {
                return group;
            }

            Directory.Delete(group);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not ours to make: the limit is not claimed.
        }

        return null;
    }

    private static bool TryWrite(string group, string file, string value)
    {
        try
        {
            var path = Path.Combine(group, file);
            if (!File.Exists(path))
            {
                return false;
            }

            File.WriteAllText(path, value);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>This process's group in a hierarchy; lines are <c>id:controllers:path</c>, with no controllers in version 2.</summary>
    private string OwnPath(string controller) => ownGroups.Split('\n')
        .Select(l => l.Split(':', 3))
        .Where(p => p.Length == 3 && p[1].Split(',').Contains(controller))
        .Select(p => p[2].TrimEnd('/'))
        .FirstOrDefault() ?? "";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
