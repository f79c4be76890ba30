using System.Text.Json.Nodes;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task submit</c>: hands the work in; the attempt ends at once.</summary>
/// <param name="submitted">Told once the answer is on its way.</param>
internal sealed class SubmitCommand(Action submitted) : IDeskCommand
{
    public string Name => "submit";

    public string Usage => "submit            hand in what is in /home/agent/solution; this ends the attempt";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken) =>
        Task.FromResult(new DeskReply(DeskExits.Done, "Submitted.", new JsonObject { ["submitted"] = true }) { Then = submitted });
}
