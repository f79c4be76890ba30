using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Docker.Engine;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>Finds the image of a recipe in the engine, or makes it there; no registry is ever asked.</summary>
internal sealed class ImageStore(DockerEngine engine, DockerOptions options)
{
    public const string ImageLabel = "rebench.image";

    public const string DigestLabel = "rebench.recipe";

    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(30);

    private readonly ImageRecipeReader _recipes = new(options.ImagesFolder);

    private readonly DebianRootfs _debian = new(options, engine.Time);

    public ImageRecipe Recipe(string name) => _recipes.Read(name);

    /// <returns>The image, tagged such as <c>rebench/dotnet:0123456789ab</c>.</returns>
    /// <exception cref="UserErrorException">What the recipe starts from is missing here, or building it failed.</exception>
    public async Task<ReadyImage> EnsureAsync(ImageRecipe recipe, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var start = options.BaseImage is { } named && recipe.Base != ImageBase.Busybox ? await IdOfAsync(named, cancellationToken) : null;
        var tag = TagOf(recipe, start);
        if (await FindAsync(tag, cancellationToken) is { } ready)
        {
            return ready;
        }

        Directory.CreateDirectory(options.CacheFolder);
        var file = tag.Replace('/', '-').Replace(':', '-');
        await using var turn = await FileLock.TakeAsync(Path.Combine(options.CacheFolder, file + ".lock"), engine.Time, cancellationToken);
        if (await FindAsync(tag, cancellationToken) is { } madeMeanwhile)
        {
            return madeMeanwhile;
        }

        await MakeAsync(recipe, tag, start, progress, cancellationToken);
        return await FindAsync(tag, cancellationToken)
            ?? throw new SandboxUnavailableException($"The engine reported no error but has no image '{tag}' after building it.");
    }

    private Task MakeAsync(ImageRecipe recipe, string tag, string? start, IProgress<string>? progress, CancellationToken cancellationToken) =>
        (recipe.Base, start) switch
        {
            (ImageBase.Busybox, _) => ImportBusyboxAsync(recipe, tag, progress, cancellationToken),
            (_, not null) => BuildAsync(recipe, tag, options.BaseImage!, progress, cancellationToken),
            (ImageBase.Debootstrap, null) => ImportDebianAsync(recipe, tag, progress, cancellationToken),
            _ => throw new UserErrorException(
                $"The sandbox image '{recipe.Name}' is built on a base image that you name. Load one into the engine and set REBENCH_BASE_IMAGE to its name; '{Path.Combine(recipe.Folder, "README.md")}' says what it must hold."),
        };

    private async Task ImportBusyboxAsync(ImageRecipe recipe, string tag, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        using var tar = new MemoryStream();
        await BusyboxRootfs.WriteAsync(tar, cancellationToken);
        tar.Position = 0;
        await ImportAsync(recipe, tag, tar, progress, cancellationToken);
    }

    private async Task ImportDebianAsync(ImageRecipe recipe, string tag, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var file = await _debian.TarOfAsync(recipe, progress, cancellationToken);
        progress?.Report($"image {recipe.Name}: importing into the engine");
        await using var tar = File.OpenRead(file);
        await ImportAsync(recipe, tag, tar, progress, cancellationToken);
    }

    private async Task ImportAsync(ImageRecipe recipe, string tag, Stream tar, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var messages = new EngineMessages(recipe.Name, progress);
        var parameters = new ImagesCreateParameters
        {
            FromSrc = "-",
            Repo = tag[..tag.IndexOf(':', StringComparison.Ordinal)],
            Tag = tag[(tag.IndexOf(':', StringComparison.Ordinal) + 1)..],
            Changes = [.. recipe.Environment.Select(one => $"ENV {one.Key}={one.Value}"), .. LabelsOf(recipe).Select(one => $"LABEL {one.Key}={one.Value}")],
        };
        await engine.AskAsync(
            $"import the image '{tag}'", (client, token) => client.Images.CreateImageAsync(parameters, tar, null, messages, token), cancellationToken, BuildLimit);
        ThrowIfFailed(recipe, messages);
    }

    private async Task BuildAsync(ImageRecipe recipe, string tag, string start, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var messages = new EngineMessages(recipe.Name, progress);
        using var context = new MemoryStream();
        await DockerfileText.WriteContextAsync(recipe, context, cancellationToken);
        context.Position = 0;
        var parameters = new ImageBuildParameters
        {
            Tags = [tag],
            Labels = LabelsOf(recipe),
            BuildArgs = new Dictionary<string, string> { ["BASE"] = start },
            NetworkMode = "host",
            Remove = true,
            ForceRemove = true,
        };
        await engine.AskAsync(
            $"build the image '{tag}'",
            (client, token) => client.Images.BuildImageFromDockerfileAsync(parameters, context, null, null, messages, token), cancellationToken, BuildLimit);
        ThrowIfFailed(recipe, messages);
    }

    private static void ThrowIfFailed(ImageRecipe recipe, EngineMessages messages)
    {
        if (messages.Error is { } error)
        {
            throw new UserErrorException($"The engine could not build the sandbox image '{recipe.Name}': {error.Trim()}\n{messages.Tail}".TrimEnd());
        }
    }

    private async Task<string> IdOfAsync(string named, CancellationToken cancellationToken) =>
        (await FindAsync(named, cancellationToken))?.Id
        ?? throw new UserErrorException($"REBENCH_BASE_IMAGE names '{named}', but the engine at '{engine.Address}' has no such image. Load it first (docker load, docker pull), or unset the variable.");

    private Task<ReadyImage?> FindAsync(string image, CancellationToken cancellationToken) =>
        engine.AskAsync($"look up the image '{image}'", async (client, token) =>
        {
            try
            {
                var found = await client.Images.InspectImageAsync(image, token);
                return new ReadyImage(image, found.ID, VariablesOf(found.Config?.Env ?? []));
            }
            catch (DockerImageNotFoundException)
            {
                return null;
            }
        }, cancellationToken);

    private static Dictionary<string, string> VariablesOf(IEnumerable<string> lines) => lines
        .Select(line => line.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => pair[1]);

    private static string TagOf(ImageRecipe recipe, string? startId) =>
        $"rebench/{recipe.Name}:{(startId is null ? recipe.Digest : Hash(recipe.Digest + startId))[..12]}";

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Dictionary<string, string> LabelsOf(ImageRecipe recipe) => new() { [ImageLabel] = recipe.Name, [DigestLabel] = recipe.Digest };
}
