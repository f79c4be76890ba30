using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>What the Docker sandbox needs to know of this installation.</summary>
public sealed record DockerOptions
{
    /// <summary>The engine's Unix socket; what <c>DOCKER_HOST</c> names where that is one.</summary>
    public Uri Engine { get; init; } = EngineAddress.From(Environment.GetEnvironmentVariable("DOCKER_HOST"));

    /// <summary>Folder with one recipe a subfolder: <c>environments/_images</c>.</summary>
    public required string ImagesFolder { get; init; }

    /// <summary>Folder that keeps built root file systems.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The static guest on the host; null = found when needed.</summary>
    public string? GuestBinary { get; init; }

    /// <summary>Folder for the control folders of containers; its path must be short, because a socket's has at most 107 bytes.</summary>
    public string ControlRoot { get; init; } = Path.Combine(ControlFolder.DefaultRoot, "d");

    /// <summary>Image to build on instead of the recipe's own base (<c>REBENCH_BASE_IMAGE</c>); null = the recipe's.</summary>
    public string? BaseImage { get; init; }

    /// <summary>Debian mirror given to debootstrap; null = debootstrap's own default.</summary>
    public string? DebianMirror { get; init; }
}
