using System.Text.Json;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>A time during which the clock ran, or stood still for one reason.</summary>
/// <param name="State"><c>running</c> or <c>paused</c>.</param>
/// <param name="Reason">Why it stood still; null while it ran.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Charged">Working time that it added.</param>
internal sealed record ClockInterval(string State, string? Reason, DateTimeOffset From, DateTimeOffset To, TimeSpan Charged)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("state", State);
        json.Optional("reason", Reason);
        json.Time("from", From);
        json.Time("to", To);
        json.Seconds("wall_seconds", To - From);
        json.Seconds("charged_seconds", Charged);
    }
}
