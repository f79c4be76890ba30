using System.Text.Json;
using RE.Bench.Sandboxes.Bubblewrap.Host;
using RE.Bench.Sandboxes.Bubblewrap.Limits;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Takes away all that a sandbox left on the host but its workspace: processes, control groups, folders, user id.</summary>
internal sealed class SandboxRemoval(string controlRoot, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    // One folder for the whole machine: processes are found by their user id, so two sandboxes must never share one.
    private readonly SandboxUsers _users = new(ControlFolder.DefaultRoot, time);

    /// <summary>The state of a run's sandbox; null when there is none or it cannot be read.</summary>
    public static SandboxState? Read(ControlFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(folder.StatePath), SandboxStateContext.Default.SandboxState);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Processes of a sandbox that live, inside and out.</summary>
    public IReadOnlyList<HostProcess> Living(ControlFolder folder, SandboxState state)
    {
        var bubblewraps = HostProcess.WithArgument("bwrap", folder.FolderPath)
            .Concat(state.User is { } user && _users.IsHeldBy(user, state.Run) ? HostProcess.OfUser(user) : [])
            .ToList();
        var members = ControlGroups.Members(state.Groups).Select(HostProcess.Find).OfType<HostProcess>();
        return [.. bubblewraps.Concat(bubblewraps.SelectMany(b => b.Children())).Concat(members).Concat(state.Guest is { IsAlive: true } guest ? [guest] : []).Distinct()];
    }

    /// <summary>Where the sandbox's folders are mounted for it.</summary>
    public static string StageOf(string controlRoot, ControlFolder folder) => Path.Combine(controlRoot, "m", folder.Key);

    /// <summary>Files of the sandbox that it does not see in <c>/run/rebench</c>.</summary>
    public static string PartsOf(string controlRoot, ControlFolder folder) => Path.Combine(controlRoot, "p", folder.Key);

    /// <summary>Removes everything; the folder with the state goes last, so that a removal cut short can be done again.</summary>
    /// <exception cref="SandboxUnavailableException">Something is still there after 20 s.</exception>
    public async Task RemoveAsync(ControlFolder folder, SandboxState? state, CancellationToken cancellationToken)
    {
        if (state is not null)
        {
            await KillAsync(folder, state, cancellationToken);
            await UntilAsync(() => ControlGroups.TryRemove(state.Groups), $"control groups of run '{state.Run}'", cancellationToken);
            if (state.User is { } user)
            {
                _users.Free(user, state.Run);
            }
        }

        RemoveFolder(StageOf(controlRoot, folder));
        RemoveFolder(PartsOf(controlRoot, folder));
        folder.Delete();
    }

    private Task KillAsync(ControlFolder folder, SandboxState state, CancellationToken cancellationToken) => UntilAsync(
        () =>
        {
            var living = Living(folder, state);
            foreach (var process in living)
            {
                process.Kill();
            }

            return living.Count == 0;
        },
        $"processes of run '{state.Run}'",
        cancellationToken);

    private async Task UntilAsync(Func<bool> isDone, string what, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!isDone())
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                throw new SandboxUnavailableException($"{what} could not be removed within {Patience.TotalSeconds} s");
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }

    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            // Not recursive through mounts: none is visible here, the sandbox had them in a namespace of its own.
            Directory.Delete(folder, recursive: true);
        }
    }
}
