using RE.Bench.Sandboxes.Docker.Engine;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>How many processes of a container the kernel killed for memory: by its control group, or by the engine's events where that is out of sight.</summary>
internal sealed class KillCount
{
    private ContainerCgroup? _cgroup;

    private EngineWatch? _watch;

    private long _last;

    public void Of(ContainerCgroup? cgroup, EngineWatch watch)
    {
        _cgroup = cgroup;
        _watch = watch;
    }

    /// <summary>The count now; the last known one when the group is gone.</summary>
    public long Now()
    {
        _last = Math.Max(_last, _cgroup is { } cgroup ? cgroup.OutOfMemoryKills() ?? 0 : _watch?.OutOfMemoryEvents ?? 0);
        return _last;
    }
}
