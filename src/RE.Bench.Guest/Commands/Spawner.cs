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
        if (order.Terminal is { } size)
        {
            return StartInTerminal(order, new SpawnPlan(path, order.Arguments, environment, -1, null), size);
        }

        var fds = stackalloc int[6] { -1, -1, -1, -1, -1, -1 };
        var folder = -1;
        try
        {
            folder = OpenFolder(order.WorkingDirectory);
            OpenPipes(fds, order.HasInput);
            var pid = Run(new SpawnPlan(path, order.Arguments, environment, folder, null), fds);
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

    private SpawnedProcess StartInTerminal(ExecFrame order, SpawnPlan plan, TerminalSize size)
    {
        var folder = OpenFolder(order.WorkingDirectory);
        var terminal = PseudoTerminal.Open(size, out var reason);
        try
        {
            if (terminal is null)
            {
                throw new SpawnFailedException($"no terminal: {reason}");
            }

            var pid = Run(plan with { Folder = folder, Terminal = terminal.Path }, null);
            var output = Libc.Control(terminal.Fd, Libc.DuplicateCloseOnExec, 0);
            var process = new SpawnedProcess(pid, (int)Libc.SystemCall(PidFdOpen, pid, 0), terminal.Fd, output, -1, HasTerminal: true);
            terminal = null;
            return process;
        }
        finally
        {
            _ = Libc.Close(folder);
            _ = terminal is not null ? Libc.Close(terminal.Fd) : 0;
        }
    }

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

    private int Run(SpawnPlan plan, int* fds)
    {
        var error = TryRun(plan, fds, out var pid);
        if (error == Libc.ErrNoExec)
        {
            // A script without a first line that names its interpreter: what execvp does.
            error = TryRun(plan with { Path = "/bin/sh", Arguments = ["/bin/sh", plan.Path, .. plan.Arguments.Skip(1)] }, fds, out pid);
        }

        return error switch
        {
            0 => pid,
            Libc.ErrAgain => throw new SpawnFailedException("no process could be made: the limit of processes is reached"),
            _ => throw new SpawnFailedException($"'{plan.Path}': {Message(error)}"),
        };
    }

    private int TryRun(SpawnPlan plan, int* fds, out int pid)
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
        AddStreams(actions, plan.Terminal is { } terminal ? text.Text(terminal) : null, fds);
        _ = Spawn.AddChangeDirectory(actions, plan.Folder);
        int started;
        _oomScore.Raise();
        var error = Spawn.Start(&started, text.Text(plan.Path), actions, attributes, text.Texts(plan.Arguments), text.Texts(plan.Environment));
        _oomScore.Restore();
        _ = Spawn.DestroyActions(actions);
        _ = Spawn.DestroyAttributes(attributes);
        pid = started;
        return error;
    }

    private static void AddStreams(void* actions, byte* terminal, int* fds)
    {
        if (terminal is null)
        {
            _ = Spawn.AddDuplicate(actions, fds[0], 0);
            _ = Spawn.AddDuplicate(actions, fds[3], 1);
            _ = Spawn.AddDuplicate(actions, fds[5], 2);
            return;
        }

        // The process leads a new session by now, so the first terminal that it opens becomes its controlling one.
        _ = Spawn.AddOpen(actions, 0, terminal, Libc.ReadWrite, 0);
        _ = Spawn.AddDuplicate(actions, 0, 1);
        _ = Spawn.AddDuplicate(actions, 0, 2);
    }

    private static void SetNonBlocking(int fd) =>
        _ = Libc.Control(fd, Libc.SetFlags, Libc.Control(fd, Libc.GetFlags, 0) | Libc.NonBlocking);

    private static string Message(int error) => Marshal.GetPInvokeErrorMessage(error);
}
