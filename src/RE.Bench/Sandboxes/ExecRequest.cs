namespace RE.Bench.Sandboxes;

/// <summary>One command to run in a sandbox.</summary>
public sealed record ExecRequest
{
    /// <summary>Chosen by the harness, unique in the run; the same id never runs twice.</summary>
    public required string Id { get; init; }

    /// <summary>The program and its arguments; the program is looked up on the sandbox's path.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Absolute working directory inside the sandbox.</summary>
    public string WorkingDirectory { get; init; } = "/home/agent";

    /// <summary>Variables added to the sandbox's own environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Fed to standard input, which is then closed; null = empty.</summary>
    public Stream? Input { get; init; }

    /// <summary>
    /// A terminal for the command, which leads a session of its own in it; null = pipes. All output then comes as standard output, and
    /// <see cref="Input"/> is what a person types: it is read as it comes, its end says nothing, and a harness that joins the command
    /// again goes on with output that the one before it had not dealt with and with input that is new.
    /// </summary>
    public ExecTerminal? Terminal { get; init; }

    /// <summary>After this time the whole process tree is killed; null = only the caller's token ends it.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many bytes of each of stdout and stderr the result keeps in memory: the first and the last half of this number.</summary>
    public int KeepBytes { get; init; } = 1 << 20;

    /// <summary>A host file that receives the merged output up to <see cref="OutputFileLimit"/>; null = none.</summary>
    public string? OutputFile { get; init; }

    /// <summary>Largest size of <see cref="OutputFile"/> in bytes.</summary>
    public long OutputFileLimit { get; init; } = 64L << 20;
}
