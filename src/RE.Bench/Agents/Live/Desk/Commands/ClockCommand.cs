using System.Text.Json.Nodes;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task clock</c>: the time left, short enough for a prompt.</summary>
internal sealed class ClockCommand(ILiveBench bench) : IDeskCommand
{
    public string Name => "clock";

    public string Usage => "clock             print the time left, short, for a prompt";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var (now, runs) = (bench.Now, bench.ClockRuns);

        // Whoever asked just before the sandbox was frozen reads the answer when the clock runs again.
        return Task.FromResult(new DeskReply(DeskExits.Done, $"{DurationText.Format(now.Limit - now.Spent)} left", Json(now, runs)));
    }

    /// <summary>The clock as programs read it.</summary>
    public static JsonObject Json(BudgetView now, bool runs) => new()
    {
        ["spent_seconds"] = Math.Round(now.Spent.TotalSeconds, 3),
        ["limit_seconds"] = Math.Round(now.Limit.TotalSeconds, 3),
        ["left_seconds"] = Math.Round((now.Limit - now.Spent).TotalSeconds, 3),
        ["clock_runs"] = runs,
    };
}
