namespace RE.Bench.Sandboxes.Protocol;

/// <summary>What a frame between harness and guest carries. Below 64: from the guest; from 64: to the guest.</summary>
internal enum FrameType : byte
{
    /// <summary>First frame of a connection: version, token, whether the processes are stopped.</summary>
    Hello = 1,

    /// <summary>A command runs, or an earlier request for it was joined.</summary>
    Started = 2,

    /// <summary>Bytes of a command's standard output.</summary>
    Stdout = 3,

    /// <summary>Bytes of a command's standard error.</summary>
    Stderr = 4,

    /// <summary>A command's end; the last frame about it.</summary>
    Exit = 5,

    /// <summary>How much of a command's input it has taken.</summary>
    InputState = 6,

    /// <summary>No process inside can run.</summary>
    Frozen = 7,

    /// <summary>The processes inside run again.</summary>
    Thawed = 8,

    /// <summary>Run a command, or join it.</summary>
    Exec = 64,

    /// <summary>Bytes for a command's standard input.</summary>
    Input = 65,

    /// <summary>The end of a command's standard input.</summary>
    InputEnd = 66,

    /// <summary>Output that the harness has dealt with.</summary>
    Ack = 67,

    /// <summary>Kill a command's whole process tree.</summary>
    Kill = 68,

    /// <summary>Stop every process.</summary>
    Freeze = 69,

    /// <summary>Let the processes run again.</summary>
    Thaw = 70,

    /// <summary>Kill everything and exit.</summary>
    Shutdown = 71,

    /// <summary>Kill every process but the guest.</summary>
    KillAll = 73,

    /// <summary>The hello was accepted.</summary>
    Welcome = 72,

    /// <summary>A command's terminal has another size. Since protocol 2.</summary>
    Resize = 74,
}
