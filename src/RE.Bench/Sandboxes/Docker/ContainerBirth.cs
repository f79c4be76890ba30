using System.Security.Cryptography;
using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>Creates and starts one container and waits for its guest; whatever was made is removed again when it fails.</summary>
internal sealed class ContainerBirth(DockerEngine engine, DockerOptions options, IProgress<string>? progress)
{
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private const string ToolScript = "for tool in bash sh python3 dotnet gcc rustc; do command -v $tool >/dev/null 2>&1 && echo $tool; done; true";

    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(60);

    public required SandboxSpec Spec { get; init; }

    public required EngineFacts Facts { get; init; }

    public required ReadyImage Image { get; init; }

    public required IReadOnlyList<string> Toolchains { get; init; }

    public required SandboxUser User { get; init; }

    public async Task<DockerSandbox> CreateAsync(CancellationToken cancellationToken)
    {
        var control = ControlFolder.Create(options.ControlRoot, User.Id);
        string? containerId = null;
        try
        {
            var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
            var plan = Plan(control, token);
            containerId = await CreateContainerAsync(plan, cancellationToken);
            var arrival = new GuestArrival(engine, Facts, progress) { Spec = Spec, ContainerId = containerId, Control = control, User = User, Token = token };
            return await LookRoundAsync(await arrival.MeetAsync(StartContainerAsync, cancellationToken), cancellationToken);
        }
        catch
        {
            await UndoAsync(containerId, control);
            throw;
        }
    }

    private async Task<DockerSandbox> LookRoundAsync(DockerParts parts, CancellationToken cancellationToken)
    {
        try
        {
            if (Spec.Resources.Gpus is { } gpus)
            {
                GpuDevices.Check(await PrintedAsync(parts, "gpus", GpuDevices.CountScript, cancellationToken), gpus, engine.Address);
            }

            var tools = await PrintedAsync(parts, "tools", ToolScript, cancellationToken);
            parts.Control.RememberTools(tools.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            return new DockerSandbox(parts, Spec);
        }
        catch
        {
            await parts.Connection.DisposeAsync();
            await parts.Watch.DisposeAsync();
            throw;
        }
    }

    private static async Task<string> PrintedAsync(DockerParts parts, string what, string script, CancellationToken cancellationToken)
    {
        var request = new ExecRequest { Id = $"rebench-{what}", Arguments = ["sh", "-c", script], WorkingDirectory = "/", Timeout = LookLimit };
        return (await parts.Connection.ExecAsync(request, null, cancellationToken)).Stdout.Text;
    }

    private ContainerPlan Plan(ControlFolder control, string token)
    {
        var toolchains = Toolchains.Select(HostToolchains.Find).ToList();
        foreach (var socket in Spec.Sockets)
        {
            control.Link(socket);
        }

        return new ContainerPlan
        {
            Spec = Spec,
            Image = Image,
            UserId = User.Id,
            Command = [$"{ControlFolder.SandboxPath}/rebench-guest"],
            Environment = GuestVariables.For(Spec, token, VariablesOf(toolchains)),
            Mounts =
            [
                new(control.Shown, ControlFolder.SandboxPath),
                control.Place(options.GuestBinary, "rebench-guest"),
                new(control.UserTable, "/etc/passwd"),
                new(control.GroupTable, "/etc/group"),
                .. toolchains.SelectMany(one => one.Mounts),
            ],
            Labels = new ContainerLabels
            {
                Owner = Spec.Owner,
                RunId = Spec.RunId,
                Harness = HarnessIdentity.Current(),
                ControlFolder = control.Folder,
                Lease = Spec.Lease,
            },
        };
    }

    private Dictionary<string, string> VariablesOf(IReadOnlyList<HostToolchain> toolchains)
    {
        var variables = toolchains.SelectMany(one => one.Environment).ToDictionary();
        var path = Image.Environment.GetValueOrDefault("PATH", SystemPath);
        variables["PATH"] = string.Join(':', [.. toolchains.SelectMany(one => one.PathFolders), path]);
        return variables;
    }

    private async Task<string> CreateContainerAsync(ContainerPlan plan, CancellationToken cancellationToken)
    {
        var parameters = plan.ToParameters();
        var created = await engine.AskAsync(
            $"create the sandbox of run '{Spec.RunId}'", (client, token) => client.Containers.CreateContainerAsync(parameters, token), cancellationToken);
        return created.ID;
    }

    private async Task StartContainerAsync(string containerId, CancellationToken cancellationToken)
    {
        try
        {
            await engine.AskAsync(
                $"start the sandbox of run '{Spec.RunId}'",
                (client, token) => client.Containers.StartContainerAsync(containerId, new ContainerStartParameters(), token), cancellationToken);
        }
        catch (SandboxUnavailableException refusal) when (GpuDevices.ErrorOf(refusal, Spec.Resources.Gpus, engine.Address) is { } error)
        {
            throw error;
        }
    }

    private async Task UndoAsync(string? containerId, ControlFolder control)
    {
        using var limit = new CancellationTokenSource(CleanUpLimit, engine.Time);
        try
        {
            if (containerId is not null)
            {
                await DockerParts.RemoveContainerAsync(engine, containerId, null, limit.Token);
            }

            control.Delete();
        }
        catch (Exception error) when (error is SandboxUnavailableException or OperationCanceledException or IOException)
        {
            progress?.Report($"What was left of a sandbox that did not start could not be removed; 'rebench sweep' does it: {error.Message}");
        }
    }
}
