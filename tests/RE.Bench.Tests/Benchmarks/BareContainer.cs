using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Engine;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>A container made with the engine's calls alone: what a sandbox is compared with.</summary>
internal sealed class BareContainer(DockerEngine engine, string id) : IAsyncDisposable
{
    public string Id => id;

    /// <summary>Same limits as a sandbox, no guest: it sleeps.</summary>
    public static async Task<BareContainer> StartAsync(DockerEngine engine, string image, string workspace, CancellationToken cancellationToken)
    {
        var parameters = new CreateContainerParameters
        {
            Image = image,
            Entrypoint = ["sleep", "1000000"],
            User = "299999:299999",
            HostConfig = new HostConfig
            {
                NetworkMode = "none",
                ReadonlyRootfs = true,
                CapDrop = ["ALL"],
                SecurityOpt = ["no-new-privileges"],
                Memory = 1L << 30,
                MemorySwap = 1L << 30,
                NanoCPUs = 2_000_000_000,
                PidsLimit = 256,
                Tmpfs = new Dictionary<string, string> { ["/tmp"] = "rw,exec,size=64m,mode=1777" },
                LogConfig = new LogConfig { Type = "none" },
                Mounts = [new Mount { Type = "bind", Source = workspace, Target = "/home/agent" }],
            },
        };
        var created = await engine.AskAsync("create", (client, token) => client.Containers.CreateContainerAsync(parameters, token), cancellationToken);
        await engine.AskAsync("start", (client, token) => client.Containers.StartContainerAsync(created.ID, new ContainerStartParameters(), token), cancellationToken);
        return new BareContainer(engine, created.ID);
    }

    /// <summary>Runs a command by the engine's own exec and reads its output to the end.</summary>
    public async Task<long?> ExecAsync(string[] command, CancellationToken cancellationToken)
    {
        var exec = await engine.AskAsync(
            "exec", (client, token) => client.Exec.CreateContainerExecAsync(id, new ContainerExecCreateParameters { AttachStdout = true, AttachStderr = true, Cmd = command }, token), cancellationToken);
        using var stream = await engine.AskAsync(
            "exec", (client, token) => client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), token), cancellationToken);
        var buffer = new byte[1 << 16];
        while (!(await stream.ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken)).EOF)
        {
        }

        return (await engine.AskAsync("exec", (client, token) => client.Exec.InspectContainerExecAsync(exec.ID, token), cancellationToken)).ExitCode;
    }

    public async ValueTask DisposeAsync() => await engine.AskAsync(
        "remove", (client, token) => client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, token), CancellationToken.None);
}
