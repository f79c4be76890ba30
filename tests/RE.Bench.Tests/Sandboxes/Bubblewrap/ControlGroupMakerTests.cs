using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap.Limits;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Bubblewrap;

public sealed class ControlGroupMakerTests
{
    [Fact]
    public void Nothing_is_claimed_where_nothing_can_be_made()
    {
        using var root = new TempFolder();

        var groups = new ControlGroupMaker(root.Path, "0::/a/b\n", isRoot: true).Create("key", new SandboxResources());

        Assert.Empty(groups.Enforced);
        Assert.Empty(groups.Groups);
        Assert.Equal(0, groups.OutOfMemoryKills());
    }

    [Fact]
    public void A_controller_whose_limit_cannot_be_written_is_not_claimed_and_leaves_no_folder()
    {
        using var root = new TempFolder();
        Directory.CreateDirectory(root["memory"]);

        var groups = new ControlGroupMaker(root.Path, "", isRoot: true).Create("key", new SandboxResources());

        Assert.Empty(groups.Enforced);
        Assert.Empty(Directory.GetDirectories(root["memory"]));
    }

    [Fact]
    public void Kills_are_read_in_either_version()
    {
        using var root = new TempFolder();
        root.Write("one/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        root.Write("two/memory.events", "low 0\noom 9\noom_kill 4\noom_group_kill 0\n");

        Assert.Equal(3, ControlGroups.Existing([root["none"], root["one"]], []).OutOfMemoryKills());
        Assert.Equal(4, ControlGroups.Existing([root["two"]], []).OutOfMemoryKills());
    }
}
