using RE.Bench.Sandboxes;

namespace RE.Bench.Runs;

/// <summary>Who does the steps of a workbench.</summary>
/// <param name="Sandbox">Where files go.</param>
/// <param name="Commands">Runs commands.</param>
/// <param name="Scores">Seals and scores.</param>
/// <param name="Chat">Asks the model.</param>
internal sealed record WorkbenchDesks(ISandbox Sandbox, CommandDesk Commands, ScoreDesk Scores, ChatDesk Chat);
