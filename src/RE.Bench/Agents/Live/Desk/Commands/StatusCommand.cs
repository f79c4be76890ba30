using System.Globalization;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task status</c>: what is spent and what is left.</summary>
internal sealed class StatusCommand(ILiveBench bench) : IDeskCommand
{
    public string Name => "status";

    public string Usage => "status            print time, tokens and cost spent, and the scores so far";

    public Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var (now, rows, runs) = (bench.Now, bench.ScoreLog, bench.ClockRuns);
        var json = ClockCommand.Json(now, runs);
        json["environment"] = bench.Brief.Environment;
        json["tokens"] = now.Tokens;
        json["token_limit"] = now.TokenLimit;
        json["cost_usd"] = now.CostUsd;
        json["scores"] = rows.Count(row => row.Row > 0);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{bench.Brief.Environment}: {DurationText.Format(now.Spent)} of {DurationText.Format(now.Limit)} spent, {DurationText.Format(now.Limit - now.Spent)} left{(runs ? "" : "; the clock stands still")}")
            + string.Create(CultureInfo.InvariantCulture, $"\n{now.Tokens} tokens{(now.TokenLimit is { } limit ? $" of {limit}" : "")}{(now.CostUsd is { } cost and > 0 ? $", ${cost:0.00}" : "")}")
            + string.Create(CultureInfo.InvariantCulture, $"\n{rows.Count(row => row.Row > 0)} scores asked for");
        return Task.FromResult(new DeskReply(DeskExits.Done, text, json));
    }
}
