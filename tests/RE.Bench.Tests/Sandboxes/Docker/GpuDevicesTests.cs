using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker.Containers;

namespace RE.Bench.Tests.Sandboxes.Docker;

public sealed class GpuDevicesTests
{
    private static readonly Uri Engine = new("unix:///run/docker.sock");

    [Fact]
    public void A_count_is_asked_as_a_count_and_uuids_as_themselves()
    {
        Assert.Equal(2, GpuDevices.Request(new GpuRequest(2, [])).Count);
        var named = GpuDevices.Request(new GpuRequest(1, ["GPU-a", "GPU-b"]));
        Assert.Equal(0, named.Count);
        Assert.Equal(["GPU-a", "GPU-b"], named.DeviceIDs);
    }

    [Theory]
    [InlineData("GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-a)\n", 1, "")]
    [InlineData("GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-a)\n", 1, "GPU-a")]
    [InlineData("/dev/nvidia0\n/dev/nvidia1\n", 2, "")]
    public void Gpus_that_came_pass(string printed, int count, string uuid) =>
        GpuDevices.Check(printed, new GpuRequest(count, uuid.Length == 0 ? [] : [uuid]), Engine);

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-a)\n", 2, "")]
    [InlineData("GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-a)\n", 1, "GPU-b")]
    [InlineData("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n", 1, "")]
    public void Gpus_that_did_not_come_are_the_persons_error(string printed, int count, string uuid)
    {
        var error = Assert.Throws<UserErrorException>(() => GpuDevices.Check(printed, new GpuRequest(count, uuid.Length == 0 ? [] : [uuid]), Engine));

        Assert.Contains("nvidia-smi -L", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_refusal_is_not_blamed_on_gpus()
    {
        var refusal = new SandboxUnavailableException("The Docker engine refused to start: no space left on device");

        Assert.Null(GpuDevices.ErrorOf(refusal, new GpuRequest(1, []), Engine));
    }
}
