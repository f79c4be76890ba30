using System.Text.Json.Serialization;

namespace RE.Bench.Scoring;

/// <summary>What became of one scoring.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Scored), "scored")]
[JsonDerivedType(typeof(Invalid), "invalid")]
[JsonDerivedType(typeof(TimedOut), "timed-out")]
[JsonDerivedType(typeof(Crashed), "crashed")]
public abstract record ScoreOutcome
{
    private ScoreOutcome()
    {
    }

    /// <summary>A finite raw score.</summary>
    /// <param name="Raw">In the environment's own unit; never NaN or infinite.</param>
    public sealed record Scored(double Raw) : ScoreOutcome;

    /// <summary>The submission does not count.</summary>
    /// <param name="Reason">What to change, for the agent's eyes; never holds hidden data.</param>
    public sealed record Invalid(string Reason) : ScoreOutcome
    {
        /// <summary>Short name of the rule that was broken, such as <c>forbidden-operator</c>, where that shows an attempt to get round it; null for honest mistakes.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Finding { get; init; }
    }

    /// <summary>Scoring took longer than the definition allows.</summary>
    /// <param name="Limit">The time it was given.</param>
    public sealed record TimedOut(TimeSpan Limit) : ScoreOutcome;

    /// <summary>The scorer process died.</summary>
    /// <param name="ExitCode">Its exit status.</param>
    /// <param name="StderrTail">Its last lines on standard error; never shown to the agent.</param>
    public sealed record Crashed(int ExitCode, string StderrTail) : ScoreOutcome;
}
