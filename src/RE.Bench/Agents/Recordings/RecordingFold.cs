using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Agents.Recordings;

/// <summary>Collects a recording from the events of a run, in their order.</summary>
/// <param name="path">Where they come from.</param>
internal sealed class RecordingFold(string path)
{
    private readonly Dictionary<int, RecordedRequest> _asked = [];
    private readonly List<(int Step, JsonElement Reply, UsageFacts? Usage)> _answered = [];
    private readonly Dictionary<int, long> _seeds = [];
    private readonly Dictionary<int, string> _submissions = [];
    private RunFacts? _facts;
    private RunEvent.AgentExited? _exit;
    private RecordedRequest _last = RecordedRequest.None;

    /// <summary>Takes one event.</summary>
    public void Add(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.RunStarted started:
                _facts = started.Facts;
                break;
            case RunEvent.StepStarted { Action: "chat" } step:
                _asked[step.Step] = _last = Request(path, _last, step.Request);
                break;
            case RunEvent.StepEnded { Action: "chat" } step when RecordedExchange.IsAnswer(step.Reply):
                _answered.Add((step.Step, step.Reply, step.Usage));
                break;
            case RunEvent.SubmissionSealed found:
                _seeds[found.Row] = found.Seed;
                Keep(found);
                break;
            case RunEvent.AgentExited exit:
                _exit = exit;
                break;
        }
    }

    /// <summary>All that was taken.</summary>
    /// <exception cref="UserErrorException">The run's facts are missing.</exception>
    public Recording Finish() => new()
    {
        Path = path,
        Facts = _facts ?? throw new UserErrorException($"'{path}' does not say what run it is of. Record the run again with --record."),
        Exchanges = [.. _answered.OrderBy(answer => answer.Step).Select((answer, i) =>
            new RecordedExchange(i + 1, _asked.GetValueOrDefault(answer.Step) ?? RecordedRequest.None, answer.Reply, answer.Usage))],
        Seeds = _seeds,
        Submissions = _submissions,
        Exit = _exit,
    };

    /// <summary>A request as journals write it, after the one before it.</summary>
    /// <exception cref="UserErrorException">It has another form.</exception>
    public static RecordedRequest Request(string path, RecordedRequest last, JsonElement request)
    {
        try
        {
            return last.Next(request.GetProperty("keep").GetInt32(), [.. request.GetProperty("add").EnumerateArray()], [.. request.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()!)]);
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserErrorException($"'{path}' holds a request to the model that this version cannot read. Use the version of rebench that recorded it.", failure);
        }
    }

    private void Keep(RunEvent.SubmissionSealed found)
    {
        if (found.Submission is { } digest)
        {
            _submissions[found.Row] = digest;
        }
    }
}
