namespace RE.Bench.Sandboxes.Protocol;

/// <summary>A request to run or join a command.</summary>
internal sealed record ExecFrame
{
    public required string Id { get; init; }

    public required string WorkingDirectory { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Variables as <c>NAME=value</c>.</summary>
    public required IReadOnlyList<string> Environment { get; init; }

    /// <summary>Milliseconds after which the tree is killed; 0 = never.</summary>
    public required long TimeoutMs { get; init; }

    /// <summary>Whether input follows; without it standard input is empty.</summary>
    public required bool HasInput { get; init; }

    /// <summary>How much of standard output the harness already has.</summary>
    public long StdoutOffset { get; init; }

    /// <summary>How much of standard error the harness already has.</summary>
    public long StderrOffset { get; init; }

    /// <summary>The terminal to run in; null for pipes. Written only when it is there, so a guest of protocol 1 reads all other orders.</summary>
    public TerminalSize? Terminal { get; init; }

    public ReadOnlyMemory<byte> Build()
    {
        var frame = new FrameBuilder(FrameType.Exec).Text(Id).Text(WorkingDirectory);
        Write(frame, Arguments);
        Write(frame, Environment);
        frame.Long(TimeoutMs).Byte(HasInput ? (byte)1 : (byte)0).Long(StdoutOffset).Long(StderrOffset);
        return Terminal is { } size ? frame.Short(size.Columns).Short(size.Rows).Build() : frame.Build();
    }

    public static ExecFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var frame = new ExecFrame
        {
            Id = reader.Id(),
            WorkingDirectory = reader.Text(WireLimits.TextBytes),
            Arguments = reader.Texts(),
            Environment = reader.Texts(),
            TimeoutMs = reader.Offset(),
            HasInput = reader.Flag(),
            StdoutOffset = reader.Offset(),
            StderrOffset = reader.Offset(),
            Terminal = reader.HasMore ? new TerminalSize(reader.Short(), reader.Short()) : null,
        };
        reader.End();
        return frame;
    }

    private static void Write(FrameBuilder frame, IReadOnlyList<string> texts)
    {
        frame.Int(texts.Count);
        foreach (var text in texts)
        {
            frame.Text(text);
        }
    }
}
