using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker.Containers;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>On files that look like the kernel's: the machine of the tests has only one of the two kinds.</summary>
public sealed class ContainerCgroupTests : IDisposable
{
    private const string Id = "0123456789abcdef";

    private readonly string _root = Directory.CreateTempSubdirectory("rebench-cgroup-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Version_1_counts_the_kills_of_the_containers_memory_group()
    {
        Write("proc/7/cgroup", $"8:freezer:/docker/{Id}\n4:memory:/docker/{Id}\n0::/\n");
        Write($"sys/fs/cgroup/memory/docker/{Id}/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        Write($"sys/fs/cgroup/freezer/docker/{Id}/freezer.state", "THAWED\n");

        var cgroup = ContainerCgroup.Find(Id, 7, TimeProvider.System, _root);

        Assert.Equal(3, cgroup?.OutOfMemoryKills());
        Assert.False(cgroup?.IsFrozen);
    }

    [Fact]
    public async Task Version_2_is_frozen_when_its_events_say_so()
    {
        var folder = $"sys/fs/cgroup/system.slice/docker-{Id}.scope";
        Write("proc/7/cgroup", $"0::/system.slice/docker-{Id}.scope\n");
        Write($"{folder}/memory.events", "low 0\noom 2\noom_kill 2\n");
        Write($"{folder}/cgroup.freeze", "0\n");
        Write($"{folder}/cgroup.events", "populated 1\nfrozen 0\n");
        var cgroup = ContainerCgroup.Find(Id, 7, TimeProvider.System, _root)!;

        var freezing = cgroup.FreezeAsync(TestContext.Current.CancellationToken);
        var whileWaiting = freezing.IsCompleted;
        Write($"{folder}/cgroup.events", "populated 1\nfrozen 1\n");
        await freezing;

        Assert.False(whileWaiting);
        Assert.Equal("1", File.ReadAllText(Path.Combine(_root, folder, "cgroup.freeze")));
        Assert.Equal(2, cgroup.OutOfMemoryKills());
        cgroup.Thaw();
        Assert.Equal("0", File.ReadAllText(Path.Combine(_root, folder, "cgroup.freeze")));
    }

    [Fact]
    public void A_process_of_another_container_with_the_same_number_is_not_taken_for_ours()
    {
        Write("proc/7/cgroup", "0::/system.slice/docker-ffff.scope\n");
        Write("sys/fs/cgroup/system.slice/docker-ffff.scope/memory.events", "oom_kill 2\n");

        Assert.Null(ContainerCgroup.Find(Id, 7, TimeProvider.System, _root));
        Assert.Null(ContainerCgroup.Find(Id, 8, TimeProvider.System, _root));
    }

    [Fact]
    public void A_group_that_is_gone_is_an_unavailable_sandbox()
    {
        var folder = $"sys/fs/cgroup/docker/{Id}";
        Write("proc/7/cgroup", $"0::/docker/{Id}\n");
        Write($"{folder}/memory.events", "oom_kill 0\n");
        var cgroup = ContainerCgroup.Find(Id, 7, TimeProvider.System, _root)!;

        Directory.Delete(Path.Combine(_root, folder), recursive: true);

        Assert.Throws<SandboxUnavailableException>(cgroup.Thaw);
        Assert.Null(cgroup.OutOfMemoryKills());
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
