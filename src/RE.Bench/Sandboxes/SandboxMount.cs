namespace RE.Bench.Sandboxes;

/// <summary>A host folder or file shown read-only inside a sandbox.</summary>
/// <param name="HostPath">Absolute path on the host.</param>
/// <param name="SandboxPath">Absolute path inside.</param>
public sealed record SandboxMount(string HostPath, string SandboxPath);
