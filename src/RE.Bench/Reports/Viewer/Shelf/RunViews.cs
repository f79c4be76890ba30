using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;
using RE.Bench.Results;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>Makes what the page of one run shows, from its card, its journal and its result.</summary>
internal static class RunViews
{
    public const string SessionName = "session.cast";
    private const int MostRows = 5000;

    /// <summary>The view of a run.</summary>
    /// <param name="card">As in the list.</param>
    /// <param name="folder">The run.</param>
    /// <param name="index">Its journal; null when there is none.</param>
    /// <param name="options">Gives the rules of environments.</param>
    public static RunView Of(RunCard card, GuardedFolder folder, JournalIndex? index, ViewerOptions options)
    {
        var result = card.State == "ended" ? CardReader.TryReadResult(folder) : null;
        var selection = result?.Score?.Selection ?? (index?.Fold.Facts is { } facts ? options.Rules(facts.Environment)?.Selection.ToString().ToLowerInvariant() : null) ?? "best";
        var view = new RunView
        {
            Run = card,
            Selection = selection == "last" ? "last" : "best",
            HasSession = folder.Find(SessionName) is { Kind: EntryKind.File },
        };
        return index is null ? FromResult(view, result) : FromJournal(view, index, result, options) with { JournalBytes = index.GoodBytes };
    }

    private static RunView FromResult(RunView view, RunResult? result) => result is null ? view : view with
    {
        Rows = [.. result.Ledger.Take(MostRows).Select(row => Row(row, result.StartedAt, result.Score?.Row))],
        Findings = Findings(result.Integrity),
        Facts = new RunFactsView { Digest = Inert.Line(result.Environment.Digest, 80), Sandbox = Inert.Line(result.Sandbox.Kind, 16), EnforcedLimits = Lines(result.Sandbox.EnforcedLimits), Host = Host(result.Host), Harness = Inert.Line(result.Harness, 40), Seed = $"{result.Seed}" },
    };

    private static RunView FromJournal(RunView view, JournalIndex index, RunResult? result, ViewerOptions options)
    {
        var fold = index.Fold;
        var start = fold.At.First;
        var counts = view.Run.Hidden ? null : result?.Score?.Row ?? Chosen(fold, options);
        return view with
        {
            Run = view.Run.State == "ended" ? view.Run : view.Run with { CostUsd = fold.Usage.CostUsd, CostKnown = fold.Usage.CostUsd is not null },
            Facts = fold.Facts is { } facts ? Facts(facts, fold) : null,
            Until = fold.At.Last,
            Intervals = [.. fold.Intervals.Drawn().Select(interval => new IntervalView(interval.State, (interval.From - start).TotalSeconds, (interval.To - start).TotalSeconds))],
            Totals = fold.Intervals.All.GroupBy(interval => interval.State).ToDictionary(group => group.Key, group => group.Sum(interval => interval.Length.TotalSeconds)),
            Rows = [.. fold.Rows.Take(MostRows).Select(row => Shown(Row(row.Row, start, counts) with { Item = row.Item }, view.Run.Hidden))],
            Findings = Findings(fold.Findings),
            InputTokens = fold.Usage.InputTokens,
            OutputTokens = fold.Usage.OutputTokens,
            Replies = fold.Usage.Messages,
            Items = index.Items.Count,
            Entries = index.Entries.Count,
            TornBytes = index.TornBytes,
            BrokenAt = index.BrokenAt,
            ResultFits = result is null || result.JournalHash == index.LastHash,
        };
    }

    private static int? Chosen(RunFold fold, ViewerOptions options) => fold.Facts is { } facts && options.Rules(facts.Environment) is { } rules
        ? new Ledger([.. fold.Rows.Select(row => row.Row)]).Select(rules.Selection, rules.Better)?.Row
        : null;

    private static RowView Row(LedgerRow row, DateTimeOffset start, int? counts) => new()
    {
        Row = row.Row,
        Clock = row.At.TotalSeconds,
        Wall = (row.Time - start).TotalSeconds,
        At = row.Time,
        Purpose = Inert.Line(row.Purpose, 16),
        Outcome = Inert.Line(row.Outcome, 16),
        Raw = Finite(row.Raw),
        Normalized = Finite(row.Normalized),
        Remark = row.Reason is { } reason ? Inert.Head(reason, 160) : Message(row.Message),
        Submission = row.Submission is { } digest && Submissions.Hex(digest) is { } hex ? hex : null,
        Tokens = row.Tokens,
        CostUsd = row.CostUsd,
        Seconds = Finite(row.ScoringSeconds) ?? 0,
        Counts = row.Row == counts,
    };

    private static RowView Shown(RowView row, bool isHidden) => isHidden ? row with { Raw = null, Normalized = null } : row;

    private static string Message(JsonObject message) => Inert.Head(string.Join(", ", message.Take(20).Select(field => $"{field.Key}={field.Value?.ToJsonString() ?? "null"}")), 160);

    private static RunFactsView Facts(RunFacts facts, RunFold fold) => new()
    {
        Digest = Inert.Line(facts.EnvironmentDigest, 80),
        Sandbox = Inert.Line(facts.Sandbox, 16),
        EnforcedLimits = Lines(fold.EnforcedLimits),
        Host = Host(facts.Host),
        Harness = Inert.Line(facts.Harness, 40),
        Seed = $"{facts.Seed}",
        TokenLimit = facts.Limits.Tokens,
        CostLimit = facts.Limits.CostUsd,
        ReplyLimit = facts.Limits.Messages,
        ReportedModels = Lines(fold.Usage.ReportedModels),
    };

    private static string Host(HostFacts host) => Inert.Line(
        $"{host.Os}, Linux {host.Kernel}, {host.Cpu}, {host.Cores} cores, {host.MemoryBytes >> 30} GiB, {(host.Gpus.Count == 0 ? "no GPU" : string.Join(", ", host.Gpus.Take(16)))}", 300);

    private static IReadOnlyList<string> Lines(IReadOnlyList<string> texts) => [.. texts.Take(20).Select(text => Inert.Line(text, 80))];

    private static IReadOnlyList<FindingView> Findings(IReadOnlyList<ResultFinding> findings) =>
        [.. findings.Take(500).Select(finding => new FindingView(Inert.Line(finding.Finding, 60), Inert.Line(finding.Detail, 500)))];

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
