using System.Globalization;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>A container's control group as the host sees it: counts its out-of-memory kills and stops its processes without asking the engine.</summary>
internal sealed class ContainerCgroup
{
    private static readonly TimeSpan FreezeLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly string _killsFile;

    private readonly string _stateFile;

    private readonly bool _isUnified;

    private readonly TimeProvider _time;

    private ContainerCgroup(string memoryFolder, string freezerFolder, bool isUnified, TimeProvider time)
    {
        _killsFile = Path.Combine(memoryFolder, isUnified ? "memory.events" : "memory.oom_control");
        _stateFile = Path.Combine(freezerFolder, isUnified ? "cgroup.freeze" : "freezer.state");
        _isUnified = isUnified;
        _time = time;
    }

    /// <summary>Finds it through the container's first process; null when this process does not see the engine's host.</summary>
    /// <param name="containerId">Must be part of the path: another process may have that id where the engine runs elsewhere.</param>
    /// <param name="processId">The container's first process, as the engine names it.</param>
    /// <param name="time">Waits for a freeze to take hold.</param>
    /// <param name="root">Where proc and the control groups are mounted; <c>/</c> but in tests.</param>
    public static ContainerCgroup? Find(string containerId, long processId, TimeProvider time, string root = "/")
    {
        var table = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"proc/{processId}/cgroup"));
        try
        {
            var paths = File.ReadAllLines(table)
                .Select(line => line.Split(':', 3))
                .Where(parts => parts.Length == 3 && parts[2].Contains(containerId, StringComparison.Ordinal))
                .ToDictionary(parts => parts[1], parts => parts[2].TrimStart('/'));
            var mount = Path.Combine(root, "sys/fs/cgroup");
            var found = paths.TryGetValue("memory", out var memory) && paths.TryGetValue("freezer", out var freezer)
                ? new ContainerCgroup(Path.Combine(mount, "memory", memory), Path.Combine(mount, "freezer", freezer), isUnified: false, time)
                : paths.TryGetValue("", out var unified)
                    ? new ContainerCgroup(Path.Combine(mount, unified), Path.Combine(mount, unified), isUnified: true, time)
                    : null;
            return found is not null && File.Exists(found._killsFile) ? found : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>False once the container has ended.</summary>
    public bool Exists => File.Exists(_killsFile);

    /// <summary>True when this process may stop and release the group.</summary>
    public bool CanFreeze => Environment.IsPrivilegedProcess && File.Exists(_stateFile);

    /// <summary>How many processes the kernel killed for memory so far; null when the group is gone.</summary>
    public int? OutOfMemoryKills() =>
        TryRead(_killsFile)?.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(pair => pair is ["oom_kill", _]) is [_, var count]
        && int.TryParse(count, CultureInfo.InvariantCulture, out var kills)
            ? kills
            : null;

    public bool IsFrozen => _isUnified
        ? TryRead(Path.Combine(Path.GetDirectoryName(_stateFile)!, "cgroup.events"))?.Contains("frozen 1", StringComparison.Ordinal) == true
        : TryRead(_stateFile)?.Trim() == "FROZEN";

    /// <exception cref="SandboxUnavailableException">The processes did not stop, or the group is gone.</exception>
    public async Task FreezeAsync(CancellationToken cancellationToken)
    {
        Write(_isUnified ? "1" : "FROZEN");
        try
        {
            await WaitUntilFrozenAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Thaw();
            throw;
        }
    }

    /// <exception cref="SandboxUnavailableException">The group is gone.</exception>
    public void Thaw() => Write(_isUnified ? "0" : "THAWED");

    private async Task WaitUntilFrozenAsync(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (!IsFrozen)
        {
            if (_time.GetElapsedTime(start) > FreezeLimit)
            {
                Thaw();
                throw new SandboxUnavailableException($"The sandbox's processes did not stop within {FreezeLimit.TotalSeconds:0} s of being frozen ('{_stateFile}').");
            }

            await Task.Delay(Step, _time, cancellationToken);
        }
    }

    private void Write(string state)
    {
        try
        {
            File.WriteAllText(_stateFile, state);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SandboxUnavailableException($"'{_stateFile}' could not be set to '{state}': the sandbox is gone.", error);
        }
    }

    private static string? TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
