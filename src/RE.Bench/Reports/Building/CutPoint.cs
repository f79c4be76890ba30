using System.Globalization;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Building;

/// <summary>Where every run is cut to compare scores at the same expense: a working time, a number of tokens or a cost.</summary>
public abstract record CutPoint
{
    /// <summary>What a message says a point must look like.</summary>
    public const string Expected = "a working time such as '30m', tokens such as '200000tokens' or US dollars such as '2.50usd'";

    private CutPoint()
    {
    }

    /// <summary>As reports say it, such as <c>30m of working time</c>, <c>200,000 tokens</c> or <c>$2.50</c>.</summary>
    public abstract string Words { get; }

    /// <summary>Reads a point; null when the text is none.</summary>
    /// <param name="text">What was typed.</param>
    public static CutPoint? TryParse(string text) =>
        DurationText.TryParse(text) is { } time ? new Time(time)
        : Amount(text, "tokens") is { } tokens && tokens == decimal.Truncate(tokens) && tokens <= long.MaxValue ? new Tokens((long)tokens)
        : Amount(text, "usd") is { } usd ? new Cost(usd)
        : null;

    /// <summary>The run up to this point; null when it cannot be cut there.</summary>
    /// <param name="run">A run.</param>
    public abstract RunRecord? Cut(RunRecord run);

    /// <summary>Why a run cannot be cut here.</summary>
    /// <param name="run">A run for which <see cref="Cut"/> gives null.</param>
    public abstract string WhyNot(RunRecord run);

    private static decimal? Amount(string text, string unit) =>
        text.EndsWith(unit, StringComparison.Ordinal) && decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0 ? amount : null;

    // Its time is known only to lie before the first scoring that came too late; a run that ended before the point stays whole.
    private static RunRecord Without(RunRecord run, Func<ScorePoint, bool> isTooLate) => run.Points.FirstOrDefault(isTooLate) is not { } late ? run : run with
    {
        Points = [.. run.Points.TakeWhile(point => !isTooLate(point))],
        Spent = late.At,
        Normalized = null,
        Raw = null,
    };

    /// <summary>A working time; a run that was given less cannot be cut there, since nobody saw what it would have done.</summary>
    /// <param name="Value">Working time since the start.</param>
    public sealed record Time(TimeSpan Value) : CutPoint
    {
        /// <inheritdoc/>
        public override string Words => $"{DurationText.Format(Value)} of working time";

        /// <inheritdoc/>
        public override RunRecord? Cut(RunRecord run) => run.Limit == Value ? run
            : Value > run.Limit || !run.HasTrajectory ? null
            : run with
            {
                Points = [.. run.Points.Where(point => point.At <= Value)],
                Limit = Value,
                Spent = run.Spent < Value ? run.Spent : Value,
                Normalized = null,
                Raw = null,
                Tokens = 0,
                CostUsd = null,
            };

        /// <inheritdoc/>
        public override string WhyNot(RunRecord run) => Value > run.Limit ? $"it was given {DurationText.Format(run.Limit)}" : "only its end is known";
    }

    /// <summary>A number of tokens; a run that ended with fewer keeps its last score.</summary>
    /// <param name="Value">Input and output tokens.</param>
    public sealed record Tokens(long Value) : CutPoint
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"{Value:N0} tokens");

        /// <inheritdoc/>
        public override RunRecord? Cut(RunRecord run) => run.HasTrajectory ? Without(run, point => point.Tokens > Value) with { Tokens = Math.Min(run.Tokens, Value) } : null;

        /// <inheritdoc/>
        public override string WhyNot(RunRecord run) => "only its end is known";
    }

    /// <summary>A cost; a run that ended with less keeps its last score.</summary>
    /// <param name="Value">US dollars.</param>
    public sealed record Cost(decimal Value) : CutPoint
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"${Value:0.00##}");

        /// <inheritdoc/>
        public override RunRecord? Cut(RunRecord run) => run.HasTrajectory && run.Points.All(point => point.CostUsd is not null)
            ? Without(run, point => point.CostUsd > Value) with { CostUsd = Math.Min(run.CostUsd ?? Value, Value) }
            : null;

        /// <inheritdoc/>
        public override string WhyNot(RunRecord run) => run.HasTrajectory ? "not all its costs are known" : "only its end is known";
    }
}
