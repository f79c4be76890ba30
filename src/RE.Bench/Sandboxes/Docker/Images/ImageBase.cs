namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>What an image starts from.</summary>
internal enum ImageBase
{
    /// <summary>A root file system that debootstrap makes, with the recipe's packages.</summary>
    Debootstrap,

    /// <summary>The machine's static busybox and nothing else.</summary>
    Busybox,

    /// <summary>An image that the person names and the engine already has.</summary>
    Named,
}
