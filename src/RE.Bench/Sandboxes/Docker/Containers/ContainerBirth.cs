using System.Security.Cryptography;
using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.Docker.Images;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>Creates and starts one container and waits for its guest; whatever was made is removed again when it fails.</summary>
internal sealed class ContainerBirth(DockerEngine engine, DockerOptions options, IProgress<string>? progress)
{
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(60);

    public required SandboxSpec Spec { get; init; }

    public required EngineFacts Facts { get; init; }

    public required ReadyImage Image { get; init; }

    /// <summary>Toolchains of the host, read-only.</summary>
    public required IReadOnlyList<SandboxMount> Toolchains { get; init; }

    public required SandboxUser User { get; init; }

    public async Task<DockerSandbox> CreateAsync(CancellationToken cancellationToken)
    {
        var control = MakeControlFolder();
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
                var request = new ExecRequest { Id = "rebench-gpus", Arguments = ["sh", "-c", GpuDevices.CountScript], WorkingDirectory = "/", Timeout = LookLimit };
                GpuDevices.Check((await parts.Connection.ExecAsync(request, null, cancellationToken)).Stdout.Text, gpus, engine.Address);
            }

            var tools = await GuestTools.FindAsync(parts.Connection, "rebench-tools", cancellationToken);
            new DockerState { Container = parts.ContainerId, RunId = Spec.RunId, Harness = HarnessIdentity.Current().ToString(), Tools = tools }.Write(parts.Control);
            return new DockerSandbox(parts, Spec, tools);
        }
        catch
        {
            await parts.LeaveAsync();
            throw;
        }
    }

    private ControlFolder MakeControlFolder()
    {
        ControlFolder.MakeRoot(options.ControlRoot);
        var control = ControlFolder.Of(options.ControlRoot, Spec.RunId);
        control.Create(options.GuestBinary ?? GuestBinary.Locate(), (uint)User.Id);
        new UserTables(control).Write(User.Id);
        return control;
    }

    private ContainerPlan Plan(ControlFolder control, string token)
    {
        return new ContainerPlan
        {
            Spec = Spec,
            Image = Image,
            UserId = User.Id,
            Command = [ControlFolder.GuestInside],
            Environment = GuestVariables.For(Spec, token, Variables()),
            Mounts =
            [
                new(control.FolderPath, ControlFolder.SandboxPath),
                .. new UserTables(control).Mounts,
                .. Toolchains,
            ],
            Labels = new ContainerLabels
            {
                Owner = Spec.Owner,
                RunId = Spec.RunId,
                Harness = HarnessIdentity.Current(),
                Lease = Spec.Lease,
            },
        };
    }

    private Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(HostToolchains.VariablesFor(Toolchains));
        var path = variables["PATH"].Split(':').Concat(Image.Environment.GetValueOrDefault("PATH", SystemPath).Split(':'));
        variables["PATH"] = string.Join(':', path.Distinct());
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

            DockerState.Delete(control, containerId ?? "");
        }
        catch (Exception error) when (error is SandboxUnavailableException or OperationCanceledException or IOException)
        {
            progress?.Report($"What was left of a sandbox that did not start could not be removed; 'rebench sweep' does it: {error.Message}");
        }
    }
}
