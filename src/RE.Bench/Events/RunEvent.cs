using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;
using RE.Bench.Scoring;

namespace RE.Bench.Events;

/// <summary>Something that happened in a run. Kinds are added but never renamed; a run's result is a fold over them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(HarnessResumed), "harness-resumed")]
[JsonDerivedType(typeof(SandboxStarted), "sandbox-started")]
[JsonDerivedType(typeof(SandboxFound), "sandbox-found")]
[JsonDerivedType(typeof(SandboxLost), "sandbox-lost")]
[JsonDerivedType(typeof(SandboxEnded), "sandbox-ended")]
[JsonDerivedType(typeof(ClockStarted), "clock-started")]
[JsonDerivedType(typeof(ClockPaused), "clock-paused")]
[JsonDerivedType(typeof(ClockTicked), "clock-ticked")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
[JsonDerivedType(typeof(ScoringStarted), "scoring-started")]
[JsonDerivedType(typeof(SubmissionSealed), "submission-sealed")]
[JsonDerivedType(typeof(SubmissionScored), "submission-scored")]
[JsonDerivedType(typeof(ProviderWaited), "provider-waited")]
[JsonDerivedType(typeof(ServiceCalled), "service-called")]
[JsonDerivedType(typeof(WarningGiven), "warning-given")]
[JsonDerivedType(typeof(IdleBegan), "idle-began")]
[JsonDerivedType(typeof(IdleEnded), "idle-ended")]
[JsonDerivedType(typeof(IntegrityFound), "integrity-found")]
[JsonDerivedType(typeof(HostClockSet), "host-clock-set")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(AgentExited), "agent-exited")]
[JsonDerivedType(typeof(RunEnded), "run-ended")]
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>The first entry: all that the run is made from.</summary>
    /// <param name="Facts">Environment, agent, limits, host.</param>
    public sealed record RunStarted(RunFacts Facts) : RunEvent;

    /// <summary>A new harness process took the run over.</summary>
    /// <param name="Charged">Working time booked for the gap: what the sandbox may have run before it froze itself.</param>
    /// <param name="Cut">Bytes of a torn last line that were dropped.</param>
    public sealed record HarnessResumed([property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan Charged, int Cut) : RunEvent;

    /// <summary>A sandbox is up.</summary>
    /// <param name="Sandbox">Kind: <c>docker</c> or <c>bwrap</c>.</param>
    /// <param name="Id">Container or process id.</param>
    /// <param name="EnforcedLimits">Limits that are really enforced.</param>
    /// <param name="Tools">Commands found inside.</param>
    /// <param name="Gpus">UUIDs of the GPUs that were locked for it; null when it has none, or was given any.</param>
    public sealed record SandboxStarted(string Sandbox, string Id, IReadOnlyList<string> EnforcedLimits, IReadOnlyList<string> Tools, IReadOnlyList<string>? Gpus = null) : RunEvent;

    /// <summary>The sandbox of a killed harness was found again, its processes and files as they were.</summary>
    /// <param name="Sandbox">Kind.</param>
    /// <param name="Id">Container or process id.</param>
    /// <param name="Tools">Commands found inside.</param>
    public sealed record SandboxFound(string Sandbox, string Id, IReadOnlyList<string> Tools) : RunEvent;

    /// <summary>The sandbox is gone; its files are kept, its processes are not.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record SandboxLost(string Reason) : RunEvent;

    /// <summary>The sandbox was torn down.</summary>
    public sealed record SandboxEnded : RunEvent;

    /// <summary>Working time is charged from here.</summary>
    public sealed record ClockStarted : RunEvent;

    /// <summary>Working time is not charged from here.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record ClockPaused(PauseReason Reason) : RunEvent;

    /// <summary>A sign of life while the clock runs, so that a killed harness loses little of it.</summary>
    public sealed record ClockTicked : RunEvent;

    /// <summary>The agent asked its workbench for something.</summary>
    /// <param name="Step">Number of the step, from 1.</param>
    /// <param name="Action"><c>command</c>, <c>put-file</c>, <c>score</c>, <c>chat</c> or <c>note</c>.</param>
    /// <param name="Request">What it asked.</param>
    public sealed record StepStarted(int Step, string Action, JsonElement Request) : RunEvent;

    /// <summary>The workbench answered; a replay answers the same.</summary>
    /// <param name="Step">Number of the step.</param>
    /// <param name="Action">As in its start.</param>
    /// <param name="Reply">The answer.</param>
    /// <param name="Usage">What a model reply cost; null for other steps.</param>
    public sealed record StepEnded(int Step, string Action, JsonElement Reply, UsageFacts? Usage = null) : RunEvent;

    /// <summary>A scoring began.</summary>
    /// <param name="Row">Row of the ledger that it will become.</param>
    /// <param name="Purpose"><c>starting</c>, <c>requested</c>, <c>final</c> or <c>confirming</c>.</param>
    /// <param name="Step">The agent's step that asked for it; null for the harness's own.</param>
    public sealed record ScoringStarted(int Row, string Purpose, int? Step = null) : RunEvent;

    /// <summary>The submission was copied out of the sandbox, or refused.</summary>
    /// <param name="Row">Row of the ledger.</param>
    /// <param name="Seed">Seed of the scoring, drawn after sealing.</param>
    /// <param name="Submission">Digest <c>sha256:…</c>; null when refused.</param>
    /// <param name="Refusal">Why it was refused; null when sealed.</param>
    public sealed record SubmissionSealed(int Row, long Seed, string? Submission = null, string? Refusal = null) : RunEvent;

    /// <summary>A row of the ledger is known; the agent hears of it only after this is on disk.</summary>
    /// <param name="Row">The row.</param>
    public sealed record SubmissionScored(LedgerRow Row) : RunEvent;

    /// <summary>The model's provider failed and the harness waits before it tries again.</summary>
    /// <param name="Reason">What failed.</param>
    /// <param name="Attempt">Number of the failed attempt, from 1.</param>
    /// <param name="Delay">How long it waits.</param>
    public sealed record ProviderWaited(string Reason, int Attempt, [property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan Delay) : RunEvent;

    /// <summary>The agent called a service of its environment; the answer follows only after this is on disk.</summary>
    /// <param name="Service">Name of the service.</param>
    /// <param name="Calls">Calls that the request was worth.</param>
    /// <param name="Total">Calls of this service in the run so far.</param>
    public sealed record ServiceCalled(string Service, int Calls, int Total) : RunEvent;

    /// <summary>A share of the budget is spent.</summary>
    /// <param name="Percent">75 or 90.</param>
    public sealed record WarningGiven(int Percent) : RunEvent;

    /// <summary>A person does nothing while the clock runs: no key, no output. The time is charged.</summary>
    /// <param name="Since">Working time at which they last did something.</param>
    public sealed record IdleBegan([property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan Since) : RunEvent;

    /// <summary>A person is idle no more.</summary>
    public sealed record IdleEnded : RunEvent;

    /// <summary>Something that speaks for or against trusting the result; never changes a score.</summary>
    /// <param name="Finding">Short name, such as <c>submission-refused</c>.</param>
    /// <param name="Detail">The evidence.</param>
    public sealed record IntegrityFound(string Finding, string Detail) : RunEvent;

    /// <summary>The machine's wall clock moved by itself since the entry before: somebody set it, or the machine slept. Working time knows nothing of it.</summary>
    /// <param name="By">How far, beyond the time that really went by; negative = back.</param>
    public sealed record HostClockSet([property: JsonConverter(typeof(IsoDurationConverter))] TimeSpan By) : RunEvent;

    /// <summary>Something for readers of the transcript.</summary>
    /// <param name="Topic">Short name.</param>
    /// <param name="Text">The note.</param>
    public sealed record Noted(string Topic, string Text) : RunEvent;

    /// <summary>The agent stopped.</summary>
    /// <param name="Outcome"><c>submitted</c>, <c>budget-spent</c>, <c>agent-failed</c>, <c>infrastructure-failed</c> or <c>cancelled</c>.</param>
    /// <param name="Detail">Which limit, which failure; empty when there is nothing to say.</param>
    public sealed record AgentExited(string Outcome, string Detail) : RunEvent;

    /// <summary>The run is over, unless it is resumed after an infrastructure failure.</summary>
    /// <param name="Outcome">As in the agent's exit.</param>
    /// <param name="Detail">Which limit, which failure.</param>
    public sealed record RunEnded(string Outcome, string Detail) : RunEvent;
}
