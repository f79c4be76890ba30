using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Bubblewrap.Host;
using RE.Bench.Sandboxes.Bubblewrap.Limits;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Sandboxes from Linux namespaces, without any engine: the embedded default.</summary>
public sealed class BubblewrapProvider(BubblewrapOptions options, TimeProvider time) : ISandboxProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "bwrap";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AttachPatience = TimeSpan.FromSeconds(10);
    private readonly SandboxRemoval _removal = new(options.ControlRoot, time);
    private readonly bool _isRoot = ControlFolder.EffectiveUser == 0;

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public Task<SandboxAvailability> CheckAsync(CancellationToken cancellationToken) =>
        new BubblewrapCheck(options, _isRoot).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ISandbox> CreateAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        BubblewrapCheck.RequirePrograms(_isRoot);
        var guest = options.GuestBinary ?? GuestBinary.Locate();
        var devices = GpuDevices.Find(spec.Resources.Gpus);
        var toolchains = await HostToolchains.FindAsync(cancellationToken);
        ControlFolder.MakeRoot(options.ControlRoot);
        var folder = ControlFolder.Of(options.ControlRoot, spec.RunId);
        await RemoveDeadAsync(folder, spec, cancellationToken);
        var state = await ReserveAsync(folder, spec, cancellationToken);
        try
        {
            state = Equip(folder, spec, state, guest);
            var parts = Listen(folder, spec, state, startsFrozen: false);
            try
            {
                BubblewrapLauncher.Start(Plan(folder, spec, state) with { Toolchains = toolchains, Devices = devices }, state.Token, parts.Guest);
                var peer = await parts.Guest.WaitAsync(StartPatience, cancellationToken);
                state = state with { Guest = HostProcess.Find(peer.ProcessId) };
                WriteState(folder, state);
                state = state with { Tools = await GuestTools.FindAsync(parts.Guest, "rebench-tools", cancellationToken) };
                WriteState(folder, state);
                return new BubblewrapSandbox(parts, state, _removal);
            }
            catch
            {
                await parts.DisposeAsync();
                throw;
            }
        }
        catch
        {
            await _removal.RemoveAsync(folder, state, CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<ISandbox?> AttachAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        var folder = ControlFolder.Of(options.ControlRoot, spec.RunId);
        if (SandboxRemoval.Read(folder) is not { Guest.IsAlive: true } state || state.Owner != spec.Owner)
        {
            return null;
        }

        state = state with { Harness = HostProcess.Self() };
        WriteState(folder, state);
        var parts = Listen(folder, spec, state, startsFrozen: true);
        try
        {
            await parts.Guest.WaitAsync(AttachPatience, cancellationToken);
            return new BubblewrapSandbox(parts, state, _removal);
        }
        catch (SandboxUnavailableException) when (!state.Guest.IsAlive)
        {
            await parts.DisposeAsync();
            return null;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SweptThing>> SweepAsync(string owner, bool includeLive, bool dryRun, CancellationToken cancellationToken)
    {
        var swept = new List<SweptThing>();
        foreach (var folder in ControlFolder.All(options.ControlRoot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SandboxRemoval.Read(folder) is not { } state || state.Owner != owner || Reason(folder, state, includeLive) is not { } reason)
            {
                continue;
            }

            swept.AddRange(_removal.Living(folder, state).Select(p => new SweptThing("process", $"{p.Pid}", state.Run, reason)));
            swept.AddRange(state.Groups.Where(Directory.Exists).Select(g => new SweptThing("cgroup", g, state.Run, reason)));
            swept.Add(new SweptThing("folder", folder.FolderPath, state.Run, reason));
            if (!dryRun)
            {
                await _removal.RemoveAsync(folder, state, cancellationToken);
            }
        }

        return swept;
    }

    /// <summary>A sandbox whose harness is dead may still be attached until its lease ends, when the guest ends it.</summary>
    private string? Reason(ControlFolder folder, SandboxState state, bool includeLive)
    {
        if (includeLive)
        {
            return "asked for by name";
        }

        if (state.Harness.IsAlive)
        {
            return null;
        }

        return _removal.Living(folder, state).Count == 0 ? "harness and sandbox are gone" : "harness is dead";
    }

    private async Task RemoveDeadAsync(ControlFolder folder, SandboxSpec spec, CancellationToken cancellationToken)
    {
        if (SandboxRemoval.Read(folder) is { } old)
        {
            if (old.Harness.IsAlive && _removal.Living(folder, old).Count > 0)
            {
                throw new UserErrorException($"run '{spec.RunId}' has a sandbox already, used by process {old.Harness.Pid}. Wait for it, or end that process.");
            }

            await _removal.RemoveAsync(folder, old, cancellationToken);
        }
    }

    /// <summary>Takes a user id and writes it down before anything uses it.</summary>
    private async Task<SandboxState> ReserveAsync(ControlFolder folder, SandboxSpec spec, CancellationToken cancellationToken)
    {
        var state = new SandboxState
        {
            Run = spec.RunId,
            Owner = spec.Owner,
            Token = RandomNumberGenerator.GetHexString(64, lowercase: true),
            Harness = HostProcess.Self(),
            Workspace = Path.GetFullPath(spec.WorkspaceFolder),
            User = _isRoot ? await new SandboxUsers(ControlFolder.DefaultRoot, time).TakeAsync(spec.RunId, cancellationToken) : null,
        };
        WriteState(folder, state);
        return state;
    }

    private SandboxState Equip(ControlFolder folder, SandboxSpec spec, SandboxState state, string guest)
    {
        folder.Create(guest, state.User);
        var groups = new ControlGroupMaker(options.ControlGroupRoot, File.ReadAllText("/proc/self/cgroup"), _isRoot).Create(folder.Key, spec.Resources);
        var byProcessLimit = _isRoot && !groups.Enforced.Contains("pids");
        state = state with { Groups = groups.Groups, Enforced = byProcessLimit ? [.. groups.Enforced, "pids"] : groups.Enforced };
        WriteState(folder, state);
        return state;
    }

    private SandboxBlueprint Plan(ControlFolder folder, SandboxSpec spec, SandboxState state)
    {
        var stage = SandboxRemoval.StageOf(options.ControlRoot, folder);
        var parts = SandboxRemoval.PartsOf(options.ControlRoot, folder);
        Directory.CreateDirectory(state.Workspace);
        SandboxParts.Write(parts);
        if (state.User is { } user)
        {
            Directory.CreateDirectory(stage);
            OwnFolder.GiveAll(state.Workspace, user);
        }

        return new SandboxBlueprint
        {
            Spec = spec with { WorkspaceFolder = state.Workspace },
            ControlFolder = folder.FolderPath,
            StageFolder = stage,
            PartsFolder = parts,
            LogFile = Path.Combine(parts, "bwrap.log"),
            User = state.User,
            Groups = state.Groups,
            ProcessLimit = state.Groups.Any(g => File.Exists(Path.Combine(g, "pids.max"))) || state.User is null ? null : spec.Resources.Pids,
        };
    }

    private BubblewrapParts Listen(ControlFolder folder, SandboxSpec spec, SandboxState state, bool startsFrozen) => BubblewrapParts.Listen(
        folder,
        spec,
        new GuestConnectionOptions
        {
            SandboxName = $"the bubblewrap sandbox of run '{spec.RunId}'",
            SocketPath = folder.SocketPath,
            Token = state.Token,
            StartsFrozen = startsFrozen,
            OutOfMemoryKills = ControlGroups.Existing(state.Groups, state.Enforced).OutOfMemoryKills,
        },
        time);

    private static void WriteState(ControlFolder folder, SandboxState state) =>
        folder.WriteState(JsonSerializer.SerializeToUtf8Bytes(state, SandboxStateContext.Default.SandboxState));
}
