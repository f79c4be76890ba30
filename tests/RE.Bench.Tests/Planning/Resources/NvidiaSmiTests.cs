using RE.Bench.Planning.Resources;

namespace RE.Bench.Tests.Planning.Resources;

public sealed class NvidiaSmiTests
{
    [Fact]
    public void Lines_of_the_program_are_devices_and_processes()
    {
        Assert.Equal(new GpuDevice("GPU-1a2b", "NVIDIA H100 80GB HBM3", 81559L << 20), NvidiaSmi.Device(["GPU-1a2b", "NVIDIA H100 80GB HBM3", "81559"]));
        Assert.Equal(new GpuProcess("GPU-1a2b", 4711, "/usr/bin/python3, -m x"), NvidiaSmi.Process(["GPU-1a2b", "4711", "/usr/bin/python3", "-m x"]));
    }

    [Theory]
    [InlineData("No devices were found")]
    [InlineData("GPU-1,NVIDIA,[N/A]")]
    [InlineData("GPU-../../etc,NVIDIA,1")]
    [InlineData("GPU-1,NVIDIA,99999999999999999999")]
    [InlineData(",,")]
    [InlineData("")]
    public void A_line_that_is_none_is_passed_over(string line)
    {
        Assert.Null(NvidiaSmi.Device(line.Split(',')));
        Assert.Null(NvidiaSmi.Process(line.Replace("NVIDIA", "x", StringComparison.Ordinal).Split(',')));
    }
}
