using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker.Containers;

namespace RE.Bench.Tests.Sandboxes.Docker;

public sealed class ContainerLabelsTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var labels = new ContainerLabels { Owner = "me", RunId = "run-1", Harness = HarnessIdentity.Current(), Lease = TimeSpan.FromMinutes(5) };

        Assert.Equal(labels, ContainerLabels.TryRead(labels.ToDictionary()));
    }

    [Fact]
    public void Labels_of_others_are_nothing()
    {
        Assert.Null(ContainerLabels.TryRead(null));
        Assert.Null(ContainerLabels.TryRead(new Dictionary<string, string> { ["rebench.owner"] = "me", ["rebench.run"] = "run-1" }));
    }

    [Fact]
    public void A_harness_is_alive_only_as_the_very_same_process()
    {
        var self = HarnessIdentity.Current();

        Assert.True(self.IsAlive());
        Assert.False((self with { StartTime = self.StartTime + 1 }).IsAlive());
        Assert.False((self with { BootId = "another" }).IsAlive());
        Assert.False((self with { ProcessId = int.MaxValue }).IsAlive());
        Assert.Equal(self, HarnessIdentity.TryParse(self.ToString()));
    }
}
