using System.Globalization;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display;

/// <summary>The facts at the top of a run's story.</summary>
internal static class StoryHead
{
    /// <summary>One line a fact.</summary>
    public static IEnumerable<string> Lines(JournalContent content)
    {
        var facts = content.Facts;
        yield return Field("run", facts.Run);
        yield return Field("state", State(content));
        yield return Field("environment", $"{facts.Environment} {facts.EnvironmentVersion}, profile {facts.Profile}, {facts.EnvironmentDigest}");
        yield return Field("agent", facts.Model is { } model ? $"{facts.Agent} ({facts.Scaffold}, {model})" : $"{facts.Agent} ({facts.Scaffold})");
        if (facts.Human is { } person)
        {
            yield return Field("person", $"{person.Participant ?? "no pseudonym"}; the session is {(person.Recorded ? "recorded" : "not recorded")}; idle for {Figures.Length(IdleTotal.Of(content.Entries))}");
        }

        yield return Field("sandbox", facts.Sandbox);
        yield return Field("limits", Limits(facts));
        yield return Field("usage", Usage(content));
        yield return Field("seed", facts.Seed.ToString(CultureInfo.InvariantCulture));
        yield return Field("host", Host(facts.Host));
        yield return Field("harness", $"rebench {facts.Harness}, .NET {facts.Host.Dotnet}");
        yield return Field("started", $"{content.Entries[0].At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
    }

    private static string Field(string name, string value) => $"{name,-13}{InertText.Line(value)}";

    private static string State(JournalContent content)
    {
        var last = content.Entries[^1];
        return last.Event is RunEvent.RunEnded ended
            ? $"ended: {EventWords.Outcome(ended.Outcome, ended.Detail)}"
            : $"not ended; last entry {last.Seq} at {last.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC. If nothing works on it, 'rebench resume' goes on";
    }

    private static string Limits(RunFacts facts)
    {
        var limits = facts.Limits;
        return string.Join(", ", ((string?[])[
            $"{Figures.Length(limits.Time)} of working time",
            limits.Tokens is { } tokens ? $"{Figures.Count(tokens)} tokens" : null,
            limits.CostUsd is { } cost ? Figures.Cost(cost) : null,
            limits.Messages is { } messages ? Figures.Count(messages, "model reply", "model replies") : null]).OfType<string>());
    }

    private static string Usage(JournalContent content)
    {
        var usage = content.Entries.Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Aggregate(UsageTotals.None, (totals, step) => totals.Plus(step.Usage));
        var time = $"{Figures.Length(content.Entries[^1].Clock)} of working time";
        return usage.Messages == 0 ? time : $"{time}, {Figures.Count(usage.Messages, "model reply", "model replies")}, "
            + $"{Figures.Count(usage.InputTokens)} tokens in, {Figures.Count(usage.OutputTokens)} out, {Figures.Cost(usage.CostUsd)}";
    }

    private static string Host(HostFacts host) =>
        $"{host.Os}, Linux {host.Kernel}, {host.Cpu}, {Figures.Count(host.Cores, "core", "cores")}, "
        + $"{Figures.Bytes(host.MemoryBytes)}, {(host.Gpus.Count == 0 ? "no GPU" : string.Join(", ", host.Gpus))}";
}
