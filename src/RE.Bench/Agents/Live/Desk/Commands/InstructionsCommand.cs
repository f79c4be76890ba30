using System.Text.Json.Nodes;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task instructions</c>.</summary>
internal sealed class InstructionsCommand(ILiveBench bench) : IDeskCommand
{
    public string Name => "instructions";

    public string Usage => "instructions      print what is to be done";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken) => Task.FromResult(new DeskReply(
        DeskExits.Done,
        bench.Brief.Instructions,
        new JsonObject
        {
            ["environment"] = bench.Brief.Environment,
            ["instructions"] = bench.Brief.Instructions,
            ["time_limit_seconds"] = bench.Brief.TimeLimit.TotalSeconds,
            ["higher_is_better"] = bench.Brief.HigherIsBetter,
            ["score_visible"] = bench.Brief.ScoreVisible,
        }));
}
