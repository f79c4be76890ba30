using RE.Bench.Agents.Live;
using RE.Bench.Agents.Live.Desk;
using RE.Bench.Agents.Live.Desk.Commands;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Human;

/// <summary><c>task start</c> and <c>task resume</c> inside the shell: whoever can type them has a running clock.</summary>
/// <param name="name">The word.</param>
/// <param name="bench">Knows the clock.</param>
internal sealed class RunningCommand(string name, ILiveBench bench) : IDeskCommand
{
    public string Name => name;

    public string Usage => $"{name,-18}says that the clock runs; while it does not, this is typed at the harness's prompt";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var (now, runs) = (bench.Now, bench.ClockRuns);
        var text = runs ? $"The clock runs: {DurationText.Format(now.Limit - now.Spent)} left." : "The clock stands still.";
        return Task.FromResult(new DeskReply(DeskExits.Done, text, ClockCommand.Json(now, runs)));
    }
}
