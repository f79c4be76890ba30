using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Results;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>Reads what the list shows of a run: its result, or the two ends of its journal while it has none that is current.</summary>
internal sealed class CardReader(ViewerOptions options)
{
    public const string ResultName = "result.json";
    private const string Schema = "rebench.result/1";
    private const long LargestResult = 32 << 20;

    /// <summary>The card of a run; null when the folder holds no run.</summary>
    public RunCard? Read(GuardedFolder run, string id)
    {
        var (result, journal) = (run.Find(ResultName), run.Find(Journal.FileName));
        try
        {
            var ends = journal is { Kind: EntryKind.File } ? Ends(run, JournalEnds.Read) : null;
            return result is { Kind: EntryKind.File } && ends is null or { HasEnded: true } ? FromResult(ReadResult(run, result), id)
                : journal is { Kind: EntryKind.File } ? FromJournal(run, Ends(run, JournalEnds.ReadWhole), id)
                : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return new RunCard { Id = id, Run = Inert.Line(id), State = "unreadable", Problem = Inert.Line(failure.Message, 300) };
        }
    }

    /// <summary>The result of a run; null when there is none.</summary>
    public static RunResult? TryReadResult(GuardedFolder run)
    {
        try
        {
            return run.Find(ResultName) is { Kind: EntryKind.File } found ? ReadResult(run, found) : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static RunResult ReadResult(GuardedFolder run, GuardedEntry found)
    {
        if (found.Size > LargestResult)
        {
            throw new JsonException($"{ResultName} has {found.Size} bytes, more than any result");
        }

        using var file = run.OpenRead(ResultName);
        var result = JsonSerializer.Deserialize(file, ResultJson.Indented.RunResult) ?? throw new JsonException($"{ResultName} is null");
        return result.Schema == Schema
            ? result
            : throw new JsonException($"{ResultName} has the schema '{Inert.Line(result.Schema, 60)}', which this version does not know; use the version that wrote it");
    }

    private static JournalEnds Ends(GuardedFolder run, Func<Stream, JournalEnds> read)
    {
        using var file = run.OpenRead(Journal.FileName);
        return read(file);
    }

    private static RunCard FromResult(RunResult result, string id) => new()
    {
        Id = id,
        Run = Inert.Line(result.Run),
        Environment = Inert.Line(result.Environment.Slug, 80),
        Version = Inert.Line(result.Environment.Version, 40),
        Profile = Inert.Line(result.Environment.Profile, 40),
        Agent = Inert.Line(result.Agent.Name),
        Scaffold = Inert.Line(result.Agent.Scaffold, 40),
        Model = result.Agent.Model is { } model ? Inert.Line(model) : null,
        State = "ended",
        Outcome = Inert.Line(result.Outcome, 40),
        OutcomeDetail = Inert.Line(result.OutcomeDetail, 300),
        Normalized = Finite(result.Score?.Normalized),
        Raw = Finite(result.Score?.Raw),
        Spent = result.Budget.Spent.TotalSeconds,
        Limit = result.Budget.Limit.TotalSeconds,
        Tokens = result.Usage.InputTokens + result.Usage.OutputTokens,
        CostUsd = result.Usage.CostUsd,
        CostKnown = result.Usage.CostUsd is not null,
        Scorings = result.Ledger.Count,
        Invalid = result.Ledger.Count(row => row.Raw is null),
        Findings = [.. result.Integrity.Take(20).Select(finding => Inert.Line(finding.Finding, 60))],
        StartedAt = result.StartedAt,
        EndedAt = result.EndedAt,
    };

    private RunCard FromJournal(GuardedFolder run, JournalEnds ends, string id)
    {
        if (ends.First?.Event is not RunEvent.RunStarted { Facts: var facts })
        {
            return new RunCard { Id = id, Run = Inert.Line(id), State = "unreadable", Problem = "The journal does not begin with a 'run-started' entry, so nothing is known of this run. Restore it from a copy." };
        }

        var end = ends.Last?.Event as RunEvent.RunEnded;
        var hidden = end is null && options.Rules(facts.Environment) is { Visible: false };
        return new RunCard
        {
            Id = id,
            Run = Inert.Line(facts.Run),
            Environment = Inert.Line(facts.Environment, 80),
            Version = Inert.Line(facts.EnvironmentVersion, 40),
            Profile = Inert.Line(facts.Profile, 40),
            Agent = Inert.Line(facts.Agent),
            Scaffold = Inert.Line(facts.Scaffold, 40),
            Model = facts.Model is { } model ? Inert.Line(model) : null,
            State = end is not null ? "ended" : LifeSigns.IsAlive(run, options.Time) ? "running" : "stopped",
            Outcome = end is null ? "" : Inert.Line(end.Outcome, 40),
            OutcomeDetail = end is null ? "" : Inert.Line(end.Detail, 300),
            Normalized = hidden || end is not null ? null : Finite(ends.LastScored?.Row.Normalized),
            Raw = hidden || end is not null ? null : Finite(ends.LastScored?.Row.Raw),
            Hidden = hidden,
            Spent = ends.Last?.Clock.TotalSeconds,
            Limit = facts.Limits.Time.TotalSeconds,
            StartedAt = ends.First.At,
            EndedAt = end is null ? null : ends.Last?.At,
            Problem = end is null ? null : "The run ended, but has no result.json that can be read: 'rebench resume' writes it.",
        };
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
