using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Docker.Images;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Docker;

public sealed class ImageRecipeTests : IDisposable
{
    private readonly string _images = Directory.CreateTempSubdirectory("rebench-recipes-").FullName;

    public void Dispose() => Directory.Delete(_images, recursive: true);

    [Fact]
    public void Every_recipe_of_the_repository_can_be_read()
    {
        var reader = new ImageRecipeReader(Repository.PathOf("environments/_images"));

        Assert.Equal(["cuda", "dotnet", "rust", "tiny"], reader.Names());
        Assert.All(reader.Names(), name => Assert.Equal(64, reader.Read(name).Digest.Length));
        Assert.Contains("gcc", reader.Read("dotnet").Packages);
        Assert.True(reader.Read("dotnet").HostToolchains);
        Assert.False(reader.Read("tiny").HostToolchains);
    }

    [Fact]
    public void The_digest_changes_with_any_file_of_the_recipe()
    {
        Write("one", "base: debootstrap\n");
        var before = new ImageRecipeReader(_images).Read("one").Digest;

        File.WriteAllText(Path.Combine(_images, "one", "Dockerfile"), "FROM x\n");

        Assert.NotEqual(before, new ImageRecipeReader(_images).Read("one").Digest);
    }

    [Theory]
    [InlineData("base: debootstrap\npackges: [gcc]\n", "(2,1)", "packges")]
    [InlineData("base: alpine\n", "unknown base 'alpine'", "debootstrap, busybox, named")]
    [InlineData("summary: x\n", "no 'base'", "debootstrap, busybox, named")]
    [InlineData("", "no 'base'", "debootstrap, busybox, named")]
    [InlineData("base: [\n", "image.yaml(", "")]
    public void A_bad_recipe_is_refused_with_its_place(string yaml, string place, string value)
    {
        Write("bad", yaml);

        var error = Assert.Throws<UserErrorException>(() => new ImageRecipeReader(_images).Read("bad"));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnett")]
    [InlineData("../tiny")]
    public void An_unknown_image_is_refused_with_the_known_ones(string name)
    {
        Write("tiny", "base: busybox\n");

        var error = Assert.Throws<UserErrorException>(() => new ImageRecipeReader(_images).Read(name));

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Known images: tiny", error.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(_images, name));
        File.WriteAllText(Path.Combine(_images, name, "image.yaml"), yaml);
    }
}
