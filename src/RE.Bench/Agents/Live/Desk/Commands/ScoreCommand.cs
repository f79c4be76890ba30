using System.Text.Json.Nodes;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task score</c>: seals and scores what is in the solution folder now.</summary>
internal sealed class ScoreCommand(ILiveBench bench) : IDeskCommand
{
    public string Name => "score";

    public string Usage => "score             score what is in /home/agent/solution now";

    public async Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var row = await bench.ScoreAsync(call.Key, cancellationToken);
        return new DeskReply(row.Outcome == "scored" ? DeskExits.Done : DeskExits.NotValid, ScoreText.Of(row, bench.Brief), Json(row));
    }

    /// <summary>A row as programs read it: what the agent may see, no more.</summary>
    public static JsonObject Json(ScoreReply row)
    {
        var json = new JsonObject { ["row"] = row.Row, ["at_seconds"] = Math.Round(row.At.TotalSeconds, 3), ["outcome"] = row.Outcome };
        foreach (var (name, value) in new (string, JsonNode?)[] { ("raw", row.Raw), ("normalized", row.Normalized), ("reason", row.Reason) })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        json["message"] = row.Message.DeepClone();
        return json;
    }
}
