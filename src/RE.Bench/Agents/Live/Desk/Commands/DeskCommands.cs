namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary>The commands that every live agent has.</summary>
internal static class DeskCommands
{
    /// <summary>All of them, in the order of the help.</summary>
    /// <param name="bench">The attempt.</param>
    /// <param name="submitted">Told once <c>task submit</c> is answered.</param>
    public static IReadOnlyList<IDeskCommand> All(ILiveBench bench, Action submitted) =>
    [
        new InstructionsCommand(bench), new StatusCommand(bench), new ScoreCommand(bench), new ScoreLogCommand(bench), new NoteCommand(bench), new SubmitCommand(submitted), new ClockCommand(bench),
    ];
}
