using Docker.DotNet.Models;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Tests.Sandboxes.Docker;

[Collection(DockerTests.Name)]
public sealed class ImageStoreTests(TestEngine shared) : IDisposable
{
    private readonly string _images = Directory.CreateTempSubdirectory("rebench-recipes-").FullName;

    private readonly List<string> _said = [];

    private readonly DockerEngine _engine = new(shared.Options.Engine, TimeProvider.System);

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_images, recursive: true);
    }

    [Fact]
    public async Task The_tiny_image_is_made_once_and_tagged_by_its_digest()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        var store = new ImageStore(_engine, shared.Options);
        var recipe = store.Recipe("tiny");

        var first = await store.EnsureAsync(recipe, null, TestContext.Current.CancellationToken);
        var second = await store.EnsureAsync(recipe, null, TestContext.Current.CancellationToken);

        Assert.Equal($"rebench/tiny:{recipe.Digest[..12]}", first.Tag);
        Assert.Equal(first.Tag, second.Tag);
        var inspect = await _engine.AskAsync("inspect", (client, token) => client.Images.InspectImageAsync(first.Tag, token), TestContext.Current.CancellationToken);
        Assert.Equal("tiny", inspect.Config!.Labels![ImageStore.ImageLabel]);
        Assert.Equal(recipe.Digest, inspect.Config!.Labels![ImageStore.DigestLabel]);
    }

    [Fact]
    public async Task A_recipe_is_built_on_the_image_that_the_person_names()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        var store = await StoreOnTinyAsync();
        var unique = Guid.NewGuid();
        WriteRecipe($"ARG BASE\nFROM ${{BASE}}\nRUN echo built {unique}\nENV ANSWER=42\n");

        var image = await store.EnsureAsync(store.Recipe("own"), new Lines(_said), TestContext.Current.CancellationToken);
        await _engine.AskAsync("remove", (client, token) => client.Images.DeleteImageAsync(image.Tag, new ImageDeleteParameters(), token), TestContext.Current.CancellationToken);

        Assert.Equal("42", image.Environment["ANSWER"]);
        Assert.Contains($"image own: built {unique}", _said);
    }

    [Fact]
    public async Task A_build_that_fails_says_what_the_engine_said()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        var store = await StoreOnTinyAsync();
        WriteRecipe("ARG BASE\nFROM ${BASE}\nRUN echo the reason; exit 3\n");

        var error = await Assert.ThrowsAsync<UserErrorException>(() => store.EnsureAsync(store.Recipe("own"), null, TestContext.Current.CancellationToken));

        Assert.Contains("'own'", error.Message, StringComparison.Ordinal);
        Assert.Contains("non-zero code: 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("the reason", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_base_that_the_engine_lacks_is_said_before_anything_is_built()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        var store = new ImageStore(_engine, shared.Options with { BaseImage = "no-such-base:1" });

        var error = await Assert.ThrowsAsync<UserErrorException>(() => store.EnsureAsync(store.Recipe("cuda"), null, TestContext.Current.CancellationToken));

        Assert.Contains("'no-such-base:1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cuda_image_needs_a_base_that_the_person_names()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        var store = new ImageStore(_engine, shared.Options);

        var error = await Assert.ThrowsAsync<UserErrorException>(() => store.EnsureAsync(store.Recipe("cuda"), null, TestContext.Current.CancellationToken));

        Assert.Contains("set REBENCH_BASE_IMAGE", error.Message, StringComparison.Ordinal);
    }

    private async Task<ImageStore> StoreOnTinyAsync()
    {
        var plain = new ImageStore(_engine, shared.Options);
        var tiny = await plain.EnsureAsync(plain.Recipe("tiny"), null, TestContext.Current.CancellationToken);
        return new ImageStore(_engine, shared.Options with { ImagesFolder = _images, BaseImage = tiny.Tag });
    }

    private void WriteRecipe(string dockerfile)
    {
        Directory.CreateDirectory(Path.Combine(_images, "own"));
        File.WriteAllText(Path.Combine(_images, "own", "image.yaml"), "base: named\n");
        File.WriteAllText(Path.Combine(_images, "own", "Dockerfile"), dockerfile);
    }

    private sealed class Lines(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }
}
