using System.Text.Json;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>The whole texts of an item: what unfolding shows and what is searched. They are raw; <see cref="Inert"/> makes parts of them fit to show.</summary>
internal static class ItemTexts
{
    /// <summary>All texts that are not empty, each with a title.</summary>
    /// <param name="events">The item.</param>
    /// <param name="hideNumbers">True where scores are hidden until the end.</param>
    public static IReadOnlyList<(string Title, string Text)> Of(ItemEvents events, bool hideNumbers) =>
        [.. All(events, hideNumbers).Where(section => section.Text.Length > 0)];

    private static IEnumerable<(string Title, string Text)> All(ItemEvents events, bool hideNumbers) => events.Kind switch
    {
        "chat" => [.. ReplyTexts.Sections(events.Reply), .. ReplyTexts.Asked(events.Request)],
        "command" =>
        [
            ("script", Field.Text(events.Request, "script")),
            ("stdout", Field.Text(events.Reply, "stdout")),
            ("stderr", Field.Text(events.Reply, "stderr")),
            ("whole output in the run's folder", Field.Text(events.Reply, "full_output")),
        ],
        "put-file" => [("path", Field.Text(events.Request, "path")), ("sha256", Field.Text(events.Request, "sha256"))],
        "note" => [(Field.Text(events.Request, "topic"), Field.Text(events.Request, "text"))],
        "scoring" => Scoring(Field.Object(events.End, "row"), hideNumbers),
        "noted" => [(Field.Text(events.Start, "topic"), Field.Text(events.Start, "text"))],
        "integrity-found" => [(Field.Text(events.Start, "finding"), Field.Text(events.Start, "detail"))],
        "sandbox-lost" or "provider-waited" => [("reason", Field.Text(events.Start, "reason"))],
        "agent-exited" or "run-ended" => [("detail", Field.Text(events.Start, "detail"))],
        _ => [],
    };

    private static IEnumerable<(string Title, string Text)> Scoring(JsonElement row, bool hideNumbers) =>
    [
        ("reason", Field.Text(row, "reason")),
        ("the agent was told", Json(Field.Object(row, "message"))),
        ("the agent was not told", hideNumbers ? "" : Json(Field.Object(row, "details"))),
        ("submission", Field.Text(row, "submission")),
    ];

    private static string Json(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Any() ? Inert.Json(element) : "";
}
