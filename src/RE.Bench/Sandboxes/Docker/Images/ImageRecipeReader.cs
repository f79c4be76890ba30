using System.Security.Cryptography;
using System.Text;
using RE.Bench.Budgets;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>Reads <c>environments/_images/NAME/image.yaml</c>.</summary>
internal sealed class ImageRecipeReader(string imagesFolder)
{
    /// <summary>Raised when the way an image is built changes, so that old images are not taken for new ones.</summary>
    private const string BuildFormat = "rebench-image/1";

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="UserErrorException">There is no such recipe, or it cannot be read.</exception>
    public ImageRecipe Read(string name)
    {
        var folder = Path.Combine(imagesFolder, name);
        var file = Path.Combine(folder, "image.yaml");
        if (name.Contains('/', StringComparison.Ordinal) || !File.Exists(file))
        {
            throw new UserErrorException($"There is no sandbox image called '{name}' in '{imagesFolder}'. Known images: {string.Join(", ", Names())}.");
        }

        var raw = Parse(file) ?? new RawRecipe();
        return new ImageRecipe
        {
            Name = name,
            Folder = folder,
            Base = BaseOf(raw.Base, file),
            Suite = raw.Suite ?? "bookworm",
            Packages = raw.Packages,
            HostToolchains = raw.HostToolchains,
            Environment = raw.Environment,
            Digest = DigestOf(folder),
        };
    }

    public IReadOnlyList<string> Names() => Directory.Exists(imagesFolder)
        ? [.. Directory.EnumerateDirectories(imagesFolder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
        : [];

    private static ImageBase BaseOf(string? text, string file) => text switch
    {
        "debootstrap" => ImageBase.Debootstrap,
        "busybox" => ImageBase.Busybox,
        "named" => ImageBase.Named,
        null => throw new UserErrorException($"'{file}' has no 'base'. Give one of: debootstrap, busybox, named."),
        _ => throw new UserErrorException($"'{file}' has the unknown base '{text}'. Give one of: debootstrap, busybox, named."),
    };

    private static RawRecipe? Parse(string file)
    {
        try
        {
            return Yaml.Deserialize<RawRecipe?>(File.ReadAllText(file));
        }
        catch (YamlException error)
        {
            throw new UserErrorException($"{file}({error.Start.Line},{error.Start.Column}): {(error.InnerException ?? error).Message}", error);
        }
    }

    private static string DigestOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(BuildFormat));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{Path.GetRelativePath(folder, file)}\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Settable, because YamlDotNet fills it.
    private sealed class RawRecipe
    {
        public string Canary { get; set; } = "";

        public string Summary { get; set; } = "";

        public string? Base { get; set; }

        public string? Suite { get; set; }

        public List<string> Packages { get; set; } = [];

        public bool HostToolchains { get; set; }

        public Dictionary<string, string> Environment { get; set; } = [];
    }
}
