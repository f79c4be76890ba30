using System.Text.Json.Nodes;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Ledger rows in words.</summary>
internal static class ScoreWords
{
    /// <summary>One row: <c>score 3 (requested): 0.91 raw, 1.02 normalized</c>, or its validity where numbers are hidden.</summary>
    public static string Scored(LedgerRow row, bool showNumbers) => $"score {row.Row} ({InertText.Head(row.Purpose, 16)}): {Verdict(row, showNumbers)}";

    /// <summary>The same without number and purpose.</summary>
    public static string Verdict(LedgerRow row, bool showNumbers) => row switch
    {
        { Raw: { } raw, Normalized: { } normalized } when showNumbers => $"{Figures.Score(raw)} raw, {Figures.Score(normalized)} normalized",
        { Raw: not null } => "valid, number hidden until the end",
        _ => $"{InertText.Head(row.Outcome, 16)}: {InertText.Head(row.Reason ?? "no reason given", 160)}",
    };

    /// <summary>What the scorer says beside the number, in one line; empty when it says nothing.</summary>
    public static string Message(JsonObject message) => InertText.Head(string.Join(", ", message.Select(field => $"{field.Key}={field.Value?.ToJsonString() ?? "null"}")), 120);
}
