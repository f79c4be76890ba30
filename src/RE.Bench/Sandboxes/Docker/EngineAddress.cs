namespace RE.Bench.Sandboxes.Docker;

/// <summary>Where a Docker engine listens.</summary>
public static class EngineAddress
{
    /// <summary>The socket of an engine that was installed from packages.</summary>
    public static Uri Default { get; } = new("unix:///var/run/docker.sock");

    /// <summary>The address to use when <c>DOCKER_HOST</c> has this value: itself when it names a Unix socket, else the default.</summary>
    /// <param name="dockerHost">The variable's value; null or empty when it is not set.</param>
    public static Uri From(string? dockerHost) =>
        Uri.TryCreate(dockerHost, UriKind.Absolute, out var address) && address is { Scheme: "unix", AbsolutePath.Length: > 1 }
            ? address
            : Default;
}
