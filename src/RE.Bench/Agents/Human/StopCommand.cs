using System.Text.Json.Nodes;
using RE.Bench.Agents.Live.Desk;

namespace RE.Bench.Agents.Human;

/// <summary><c>task stop</c>: stops the clock. The shell freezes with all else, so the clock is started again at the harness's own prompt.</summary>
/// <param name="stopped">Told the reason once the answer is on its way.</param>
internal sealed class StopCommand(Action<string> stopped) : IDeskCommand
{
    private const int LongestReason = 200;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _done = [];

    public string Name => "stop";

    public string Usage => "stop [REASON]     stop the clock; everything here stands still until you resume";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', call.Arguments);
        var reason = words.Length > LongestReason ? words[..LongestReason] : words;
        return Task.FromResult(new DeskReply(DeskExits.Done, "Stopping the clock.", new JsonObject { ["stopped"] = true }) { Then = IsNew(call.Key) ? () => stopped(reason) : null });
    }

    // The answer may be lost when all freezes; then the same call comes again after the clock was resumed.
    private bool IsNew(string? key)
    {
        lock (_gate)
        {
            return key is null || _done.Add(key);
        }
    }
}
