namespace RE.Bench.Agents.Human;

/// <summary>A person at a terminal. Nothing starts before they say so, and what they leave stands still until they come back.</summary>
internal sealed class HumanAgent(HumanParts parts) : IAgent
{
    public bool StartsHeld => true;

    public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        await using var terminal = parts.OpenTerminal();
        var (columns, rows) = terminal.Size;
        using var recording = SessionRecording.Open(parts.Recording, columns, rows, parts.Time);
        return await new HumanSession(workbench.Live, parts, terminal, recording).RunAsync(cancellationToken);
    }
}
