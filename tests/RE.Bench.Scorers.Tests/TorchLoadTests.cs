using RE.Bench.Scorers.Tests.Shared;
using TorchSharp;

namespace RE.Bench.Scorers.Tests;

[Collection(TorchTests.Collection)]
public sealed class TorchLoadTests
{
    [Fact]
    public void TorchSharp_loads_its_native_library_and_computes()
    {
        using var scope = torch.NewDisposeScope();

        var product = torch.ones(2, 3).matmul(torch.ones(3, 2));

        Assert.Equal(12.0, product.sum().ToDouble());
    }

    [Fact]
    public void The_native_library_is_found_without_the_fallback_that_copies_500_megabytes()
    {
        using var loaded = torch.ones(1);

        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")));
    }
}
