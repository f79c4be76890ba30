using System.Runtime.InteropServices;
using RE.Bench.Guest.Native;
using RE.Bench.Guest.Processes;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Commands;

/// <summary>Starts commands, each in a session of its own.</summary>
internal sealed unsafe class Spawner(IReadOnlyDictionary<string, string> baseEnvironment) : IDisposable
{
    private const int PipeBytes = 1 << 20;
    private const nint PidFdOpen = 434;
    private readonly OomScore _oomScore = new();

    public SpawnedProcess Start(ExecFrame order)
    {
        if (order.Arguments.Count == 0)
        {
            throw new SpawnFailedException("no program was named");
        }

        var environment = EnvironmentOf(order);
        var path = ProgramPath.Find(order.Arguments[0], environment);
        var fds = stackalloc int[6] { -1, -1, -1, -1, -1, -1 };
        var folder = -1;
        try
        {
            folder = OpenFolder(order.WorkingDirectory);
            OpenPipes(fds, order.HasInput);
            var pid = Run(path, order.Arguments, environment, folder, fds);
            if (order.HasInput)
            {
                SetNonBlocking(fds[1]);
            }

            SetNonBlocking(fds[2]);
            SetNonBlocking(fds[4]);
            var process = new SpawnedProcess(pid, (int)Libc.SystemCall(PidFdOpen, pid, 0), fds[1], fds[2], fds[4]);
            fds[1] = fds[2] = fds[4] = -1;
            return process;
        }
        finally
        {
            _ = folder >= 0 ? Libc.Close(folder) : 0;
            for (var i = 0; i < 6; i++)
            {
                _ = fds[i] >= 0 ? Libc.Close(fds[i]) : 0;
            }
        }
    }

    public void Dispose() => _oomScore.Dispose();

    private List<string> EnvironmentOf(ExecFrame order)
    {
        var variables = new Dictionary<string, string>(baseEnvironment);
        foreach (var variable in order.Environment)
        {
            var equals = variable.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                variables[variable[..equals]] = variable[(equals + 1)..];
            }
        }

        variables[ProcessTable.Marker] = order.Id;
        return [.. variables.Select(v => $"{v.Key}={v.Value}")];
    }

    private static int OpenFolder(string path)
    {
        using var text = new NativeText();
        var fd = Libc.Open(text.Text(path), Libc.PathOnly | Libc.Directory | Libc.CloseOnExec, 0);
        return fd >= 0 ? fd : throw new SpawnFailedException($"working directory '{path}': {Message(Libc.LastError)}");
    }

    private static void OpenPipes(int* fds, bool hasInput)
    {
        using var text = new NativeText();
        if (!hasInput)
        {
            fds[0] = Libc.Open(text.Text("/dev/null"), Libc.ReadOnly | Libc.CloseOnExec, 0);
        }

        if ((hasInput && Libc.Pipe(fds, Libc.CloseOnExec) < 0) || fds[0] < 0
            || Libc.Pipe(fds + 2, Libc.CloseOnExec) < 0 || Libc.Pipe(fds + 4, Libc.CloseOnExec) < 0)
        {
            throw new SpawnFailedException($"no pipes: {Message(Libc.LastError)}");
        }

        _ = Libc.Control(fds[2], Libc.SetPipeSize, PipeBytes);
    }

    private int Run(string path, IReadOnlyList<string> arguments, List<string> environment, int folder, int* fds)
    {
        var error = TryRun(path, arguments, environment, folder, fds, out var pid);
        if (error == Libc.ErrNoExec)
        {
            // A script without a first line that names its interpreter: what execvp does.
            error = TryRun("/bin/sh", ["/bin/sh", path, .. arguments.Skip(1)], environment, folder, fds, out pid);
        }

        return error switch
        {
            0 => pid,
            Libc.ErrAgain => throw new SpawnFailedException("no process could be made: the limit of processes is reached"),
            _ => throw new SpawnFailedException($"'{path}': {Message(error)}"),
        };
    }

    private int TryRun(string path, IReadOnlyList<string> arguments, List<string> environment, int folder, int* fds, out int pid)
    {
        using var text = new NativeText();
        var attributes = stackalloc byte[Spawn.AttributeBytes];
        var actions = stackalloc byte[Spawn.ActionBytes];
        var noSignals = stackalloc byte[Spawn.SignalSetBytes];
        var allSignals = stackalloc byte[Spawn.SignalSetBytes];
        new Span<byte>(noSignals, Spawn.SignalSetBytes).Clear();
        new Span<byte>(allSignals, Spawn.SignalSetBytes).Fill(0xFF);
        _ = Spawn.InitAttributes(attributes);
        _ = Spawn.SetFlags(attributes, Spawn.SetSession | Spawn.SetSignalMask | Spawn.SetSignalDefaults);
        _ = Spawn.SetMask(attributes, noSignals);
        _ = Spawn.SetDefaults(attributes, allSignals);
        _ = Spawn.InitActions(actions);
        _ = Spawn.AddDuplicate(actions, fds[0], 0);
        _ = Spawn.AddDuplicate(actions, fds[3], 1);
        _ = Spawn.AddDuplicate(actions, fds[5], 2);
        _ = Spawn.AddChangeDirectory(actions, folder);
        int started;
        _oomScore.Raise();
        var error = Spawn.Start(&started, text.Text(path), actions, attributes, text.Texts(arguments), text.Texts(environment));
        _oomScore.Restore();
        _ = Spawn.DestroyActions(actions);
        _ = Spawn.DestroyAttributes(attributes);
        pid = started;
        return error;
    }

    private static void SetNonBlocking(int fd) =>
        _ = Libc.Control(fd, Libc.SetFlags, Libc.Control(fd, Libc.GetFlags, 0) | Libc.NonBlocking);

    private static string Message(int error) => Marshal.GetPInvokeErrorMessage(error);
}
