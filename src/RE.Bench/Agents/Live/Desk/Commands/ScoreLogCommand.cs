using System.Text.Json.Nodes;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task score-log</c>: all scores so far.</summary>
internal sealed class ScoreLogCommand(ILiveBench bench) : IDeskCommand
{
    public string Name => "score-log";

    public string Usage => "score-log         print all scores so far, that of the starting solution first";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var rows = bench.ScoreLog;
        return Task.FromResult(new DeskReply(
            DeskExits.Done,
            rows.Count == 0 ? "Nothing was scored yet." : string.Join("\n\n", rows.Select(row => ScoreText.Of(row, bench.Brief))),
            new JsonObject { ["scores"] = new JsonArray([.. rows.Select(ScoreCommand.Json)]) }));
    }
}
