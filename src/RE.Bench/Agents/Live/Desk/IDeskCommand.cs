namespace RE.Bench.Agents.Live.Desk;

/// <summary>One subcommand of <c>task</c>: adding one to a <see cref="DeskServer"/> needs no change inside the sandbox.</summary>
internal interface IDeskCommand
{
    /// <summary>Its name: <c>status</c>.</summary>
    string Name { get; }

    /// <summary>How it is called and what it does, in one line: <c>note TEXT    write a note into the transcript</c>.</summary>
    string Usage { get; }

    /// <summary>Does it.</summary>
    Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken);
}
