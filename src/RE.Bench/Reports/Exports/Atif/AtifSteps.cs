using System.Globalization;
using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Atif;

/// <summary>Makes a trajectory's steps of a run's story.</summary>
internal sealed class AtifSteps(ExportedRun run)
{
    private readonly Conversation<TranscriptMessage> _conversation = new();
    private readonly List<(string Name, string Text)> _toolTexts = [];
    private AtifStep? _open;
    private bool _begun;

    /// <summary>All steps, in order; a step is given once its results are known.</summary>
    public IEnumerable<AtifStep> All()
    {
        foreach (var moment in RunMoment.Of(run.Content.Entries))
        {
            foreach (var step in Of(moment))
            {
                yield return step;
            }
        }

        if (Close() is { } last)
        {
            yield return last;
        }
    }

    private IEnumerable<AtifStep> Of(RunMoment moment) => moment switch
    {
        RunMoment.Stepped { Step: { Action: "chat" } chat } => Chat(chat),
        RunMoment.Stepped { Step: { Action: "note" } note } => [System(note.Started, note.Request.Text("text"), "note")],
        RunMoment.Stepped { Step: var step } => Tool(step),
        RunMoment.Happened { Entry: { Event: RunEvent.SubmissionScored scored } entry } => [Row(entry, scored)],
        RunMoment.Happened { Entry: { Event: RunEvent.IntegrityFound found } entry } => [System(entry, $"{found.Finding}: {found.Detail}", "finding")],
        RunMoment.Happened { Entry: { Event: RunEvent.RunEnded ended } entry } => [System(entry, $"The run ended: {ended.Outcome} {ended.Detail}".TrimEnd(), "end")],
        _ => [],
    };

    private IEnumerable<AtifStep> Chat(RunStep step)
    {
        var added = _conversation.Apply(step.Request, MessageReader.Read);
        foreach (var result in added.SelectMany(message => message.Results))
        {
            _open?.TryAnswer(call => call.Id == result.CallId, result.Value);
        }

        if (Close() is { } before)
        {
            yield return before;
        }

        // The system's and the task's message once, and what the harness said to the model since; never the model's own words again.
        foreach (var message in added.Where(message => message.Role is "system" or "user" && (!_begun || message.Role == "user")))
        {
            yield return new AtifStep(step.Started.At, message.Role, message.Text);
        }

        _begun = true;
        if (step.Ended is not null)
        {
            var reply = MessageReader.Reply(step.Reply);
            var calls = reply.Calls.ToList();
            _open = new AtifStep(step.Started.At, "agent", reply.Text)
            {
                Reasoning = reply.Reasoning,
                Model = step.Usage?.ReportedModel ?? run.Facts.Model,
                Calls = calls,
                Results = new string?[calls.Count],
                Usage = step.Usage,
            };
        }
    }

    // The answer to a call of the model; of an agent without a model, a step of its own.
    private IEnumerable<AtifStep> Tool(RunStep step)
    {
        var name = step.Action == "command" ? step.Request.Text("tool") : step.Action;
        // The command of a program spans the whole attempt; it answers no call.
        if (_open is not null && name is not ("program" or "shell"))
        {
            _toolTexts.Add((name, CommandText.Of(step)));
            yield break;
        }

        var call = new TranscriptPart.Call($"step-{step.Number}", name.Length > 0 ? name : "command", step.Request);
        yield return new AtifStep(step.Started.At, "agent", "") { Calls = [call], Results = [step.Ended is null ? null : CommandText.Of(step)] };
    }

    // What the conversation did not answer, because it ended, the steps did.
    private AtifStep? Close()
    {
        var closed = _open;
        foreach (var (name, text) in _toolTexts)
        {
            closed?.TryAnswer(call => call.Name == name, text);
        }

        _toolTexts.Clear();
        _open = null;
        return closed;
    }

    private static AtifStep Row(JournalEntry entry, RunEvent.SubmissionScored scored)
    {
        var row = scored.Row;
        var score = row.Normalized is { } normalized
            ? string.Create(CultureInfo.InvariantCulture, $"raw {row.Raw:R}, normalized {normalized:R}")
            : $"{row.Outcome}: {row.Reason}";
        return new AtifStep(entry.At, "system", $"Score {row.Row} ({row.Purpose}): {score}")
        {
            Extra = json =>
            {
                json.WritePropertyName("rebench_row");
                JsonSerializer.Serialize(json, row, EventJson.Compact.LedgerRow);
            },
        };
    }

    private static AtifStep System(JournalEntry entry, string text, string kind) =>
        new(entry.At, "system", text) { Extra = json => json.WriteString("rebench_kind", kind) };
}
