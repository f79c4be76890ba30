using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>A step of the agent with its end.</summary>
/// <param name="Started">Its first entry.</param>
/// <param name="Ended">Its last entry; null when the run stopped in its middle.</param>
/// <param name="Waits">How often the provider was waited for.</param>
internal sealed record RunStep(JournalEntry Started, JournalEntry? Ended, int Waits)
{
    private RunEvent.StepStarted Start => (RunEvent.StepStarted)Started.Event;

    private RunEvent.StepEnded? End => Ended?.Event as RunEvent.StepEnded;

    /// <summary>Number of the step, from 1.</summary>
    public int Number => Start.Step;

    /// <summary><c>command</c>, <c>put-file</c>, <c>score</c>, <c>chat</c> or <c>note</c>.</summary>
    public string Action => Start.Action;

    /// <summary>What was asked.</summary>
    public JsonElement Request => Start.Request;

    /// <summary>The answer; undefined when there is none.</summary>
    public JsonElement Reply => End?.Reply ?? default;

    /// <summary>What a model reply used; null for other steps.</summary>
    public UsageFacts? Usage => End?.Usage;

    /// <summary>Working time that it took.</summary>
    public TimeSpan Took => Ended is null ? TimeSpan.Zero : Ended.Clock - Started.Clock;
}
