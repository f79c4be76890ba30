using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Tests.Sandboxes.Docker;

[Collection(DockerTests.Name)]
public sealed class DotnetImageTests(TestEngine shared)
{
    [Fact]
    public async Task The_dotnet_image_is_made_from_packages()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        Assert.SkipUnless(File.Exists("/usr/sbin/debootstrap"), "debootstrap is not installed");
        using var engine = new DockerEngine(shared.Options.Engine, TimeProvider.System);
        var store = new ImageStore(engine, shared.Options);

        var image = await EnsureOrSkipAsync(store);

        Assert.StartsWith("rebench/dotnet:", image.Tag, StringComparison.Ordinal);
    }

    private static async Task<ReadyImage> EnsureOrSkipAsync(ImageStore store)
    {
        try
        {
            return await store.EnsureAsync(store.Recipe("dotnet"), null, TestContext.Current.CancellationToken);
        }
        catch (UserErrorException error) when (error.Message.Contains("Debian mirror", StringComparison.Ordinal))
        {
            Assert.Skip("No Debian mirror is reachable and no image is cached: " + error.Message);
            throw;
        }
    }
}
