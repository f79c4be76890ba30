using System.Globalization;
using System.Text.Json;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Events that are an item of their own, in words.</summary>
internal static class EventWords
{
    private const int Length = 200;

    /// <summary>Who or what, the words, and their tone.</summary>
    public static (string Label, string Text, string Tone) Of(ItemEvents events)
    {
        var happened = events.Start;
        return events.Kind switch
        {
            "run-started" => ("run", "starts", ""),
            "clock-started" => ("clock", "starts", ""),
            "sandbox-started" => ("sandbox", $"{Inert.Line(Field.Text(happened, "sandbox"), 16)} is up; it enforces {Limits(happened)}", ""),
            "sandbox-found" => ("sandbox", "found again, processes and files as they were", ""),
            "sandbox-lost" => ("sandbox", $"lost: {Inert.Head(Field.Text(happened, "reason"), Length)}", "warn"),
            "sandbox-ended" => ("sandbox", "removed", ""),
            "host-clock-set" => ("clock", $"the machine's clock moved by itself, by {Inert.Line(Field.Text(happened, "by"), 40)}; working time is not counted by it", "warn"),
            "harness-resumed" => ("harness", "a new harness goes on with the run", "warn"),
            "provider-waited" => ("provider", $"failed, attempt {Number(happened, "attempt")}: {Inert.Head(Field.Text(happened, "reason"), Length)}", "warn"),
            "warning-given" => ("warning", $"the agent is told that {Number(happened, "percent")} % of its time is spent", "warn"),
            "integrity-found" => ("integrity", $"{Inert.Line(Field.Text(happened, "finding"), 60)}: {Inert.Head(Field.Text(happened, "detail"), Length)}", "bad"),
            "noted" => (Topic(happened), Inert.Head(Field.Text(happened, "text"), Length), ""),
            "note" => (Topic(events.Request), Inert.Head(Field.Text(events.Request, "text"), Length), ""),
            "agent-exited" => ("agent", $"stops: {Outcome(happened)}", ""),
            "run-ended" => ("run", $"ends: {Outcome(happened)}", ""),
            var kind => (Inert.Line(kind, 40), "", ""),
        };
    }

    private static string Topic(JsonElement note) => Field.Text(note, "topic") is { Length: > 0 } topic ? Inert.Line(topic, 40) : "note";

    private static string Number(JsonElement happened, string name) => Field.Number(happened, name)?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Outcome(JsonElement happened) =>
        Inert.Line(Field.Text(happened, "outcome"), 40) + (Field.Text(happened, "detail") is { Length: > 0 } detail ? $" ({Inert.Head(detail, Length)})" : "");

    private static string Limits(JsonElement happened) =>
        string.Join(", ", Field.List(happened, "enforced_limits").Take(20).Where(limit => limit.ValueKind == JsonValueKind.String).Select(limit => Inert.Line(limit.GetString(), 40)))
            is { Length: > 0 } limits ? limits : "no limits";
}
