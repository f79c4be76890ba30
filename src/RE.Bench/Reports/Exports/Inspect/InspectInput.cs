using RE.Bench.Events;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>What a run was asked to do.</summary>
internal static class InspectInput
{
    /// <summary>The first message of a user to the model; one sentence where no model was asked.</summary>
    public static string Of(ExportedRun run)
    {
        var first = run.Content.Entries.Select(entry => entry.Event).OfType<RunEvent.StepStarted>().FirstOrDefault(step => step.Action == "chat");
        var task = first?.Request.Get("add").Items().Select(MessageReader.Read).FirstOrDefault(message => message.Role == "user")?.Text;
        return task is { Length: > 0 } ? task : $"The environment {run.Facts.Environment}, profile {run.Facts.Profile}.";
    }
}
