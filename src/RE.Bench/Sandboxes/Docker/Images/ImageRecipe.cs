namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>One folder of <c>environments/_images</c>, read and checked.</summary>
internal sealed record ImageRecipe
{
    public required string Name { get; init; }

    public required string Folder { get; init; }

    public required ImageBase Base { get; init; }

    /// <summary>Debian release that debootstrap makes.</summary>
    public string Suite { get; init; } = "bookworm";

    /// <summary>Debian packages beside the minimal base.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Whether the host's toolchains (.NET, Rust, package cache) are mounted read-only into containers of this image.</summary>
    public bool HostToolchains { get; init; }

    /// <summary>Variables of the image, such as a longer PATH.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 in lower-case hexadecimal over every file of the folder.</summary>
    public required string Digest { get; init; }

    /// <summary>The Dockerfile beside image.yaml, or null.</summary>
    public string? Dockerfile => File.Exists(Path.Combine(Folder, "Dockerfile")) ? Path.Combine(Folder, "Dockerfile") : null;
}
