using RE.Bench.Budgets;

namespace RE.Bench.Planning.Batches;

/// <summary>Goes on with a batch that is asked for again: its runs keep their ids, new ones are added behind them.</summary>
public static class BatchMerge
{
    /// <summary>The batch as it shall go on.</summary>
    /// <param name="old">The batch as it was planned.</param>
    /// <param name="asked">The same or more, asked for now.</param>
    /// <exception cref="UserErrorException">A run of the batch would be another one now: a definition, a profile or a limit changed.</exception>
    public static Batch Extend(Batch old, Batch asked)
    {
        var changed = asked.Runs.Select(run => (New: run, Old: old.Runs.FirstOrDefault(run.IsSameAttempt))).Where(pair => pair.Old is not null)
            .Select(pair => Change(pair.Old!, pair.New)).OfType<string>().Distinct().ToList();
        if (old.Asked.Sandbox != asked.Asked.Sandbox)
        {
            changed.Add($"the sandbox was '{old.Asked.Sandbox}' and is '{asked.Asked.Sandbox}'");
        }

        if (asked.Asked.WeakModel is { } weak && weak != old.Asked.WeakModel)
        {
            changed.Add($"the weak model was {(old.Asked.WeakModel is { } was ? $"'{was}'" : "the simulated one")} and is '{weak}'");
        }

        if (changed.Count > 0)
        {
            throw new UserErrorException(
                $"The batch '{old.Id}' was planned otherwise, so its runs could not be compared: {string.Join("; ", changed)}. Restore what it was to go on with it, or choose another folder for a new batch; nothing was changed.");
        }

        return old with
        {
            Asked = old.Asked with
            {
                Environments = [.. old.Asked.Environments.Union(asked.Asked.Environments)],
                Agents = [.. old.Asked.Agents.Union(asked.Asked.Agents)],
                Epochs = Math.Max(old.Asked.Epochs, asked.Asked.Epochs),
                Purse = asked.Asked.Purse.Or(old.Asked.Purse),
            },
            Runs = [.. old.Runs, .. asked.Runs.Where(run => !old.Runs.Any(run.IsSameAttempt))],
        };
    }

    /// <summary>What differs between a planned run and the same attempt planned now; null when nothing does.</summary>
    internal static string? Change(BatchRun old, BatchRun now) =>
        old.EnvironmentDigest != now.EnvironmentDigest ? $"the environment '{old.Environment}' changed (version {old.EnvironmentVersion}, digest {old.EnvironmentDigest}; now {now.EnvironmentVersion}, {now.EnvironmentDigest})"
        : old.Profile != now.Profile ? $"the profile of '{old.Environment}' was '{old.Profile}' and is '{now.Profile}'"
        : old.Limits != now.Limits ? $"the limits of '{old.Environment}' were {Text(old.Limits)} and are {Text(now.Limits)}"
        : null;

    private static string Text(RunLimits limits) => $"{DurationText.Format(limits.Time)}"
        + (limits.Tokens is { } tokens ? $", {tokens} tokens" : "")
        + (limits.CostUsd is { } cost ? $", ${cost}" : "")
        + (limits.Messages is { } messages ? $", {messages} messages" : "");
}
