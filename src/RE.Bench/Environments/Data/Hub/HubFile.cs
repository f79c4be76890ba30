using System.ComponentModel;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>One file of a public hub, pinned to its bytes.</summary>
internal sealed record HubFile
{
    [Description("Path of the repository on the hub, such as openai-community/gpt2 or datasets/deepmind/code_contests.")]
    public required string Repository { get; init; }

    [Description("Commit, 40 hexadecimal digits.")]
    public required string Revision { get; init; }

    [Description("Path in the repository.")]
    public required string Path { get; init; }

    [Description("SHA-256 of the file, in lower-case hex.")]
    public required string Sha256 { get; init; }

    [Description("Size of the file; may be left out where it is not known.")]
    public long? Bytes { get; init; }

    [Description("SPDX identifier.")]
    public required string License { get; init; }

    [Description("What is to be known of it.")]
    public required string LicenseNote { get; init; }

    [Description("What becomes of it.")]
    public required HubUse Use { get; init; }

    [Description("Name that the sandbox or scorer sees, for 'visible' and 'held-out'; the file's own when left out.")]
    public string? As { get; init; }

    /// <summary>The name under which it is prepared.</summary>
    public string PreparedName => As ?? System.IO.Path.GetFileName(Path);

    /// <summary>Its place below a cache.</summary>
    public string CachePath => $"{Repository}/{Revision}/{Path}";

    /// <summary>Its size for people.</summary>
    public string Size => Bytes is { } bytes ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB") : "of unknown size";

    /// <summary>Its address.</summary>
    public Uri Address(Uri hub) => new($"{hub.AbsoluteUri.TrimEnd('/')}/{Repository}/resolve/{Revision}/{Path}");
}
