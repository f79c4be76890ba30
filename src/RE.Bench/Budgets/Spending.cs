namespace RE.Bench.Budgets;

/// <summary>An amount of what a purse counts.</summary>
/// <param name="Tokens">Input and output tokens.</param>
/// <param name="CostUsd">US dollars; zero where a price is unknown.</param>
/// <param name="Messages">Model replies.</param>
/// <param name="Scores">Scorings that an agent asked for.</param>
public readonly record struct Spending(long Tokens, decimal CostUsd, int Messages, int Scores = 0)
{
    /// <summary>Both together.</summary>
    public static Spending operator +(Spending left, Spending right) =>
        new(left.Tokens + right.Tokens, left.CostUsd + right.CostUsd, left.Messages + right.Messages, left.Scores + right.Scores);

    /// <summary>What is left of the first without the second.</summary>
    public static Spending operator -(Spending left, Spending right) =>
        new(left.Tokens - right.Tokens, left.CostUsd - right.CostUsd, left.Messages - right.Messages, left.Scores - right.Scores);

    /// <summary>The named twin of <c>+</c>.</summary>
    public static Spending Add(Spending left, Spending right) => left + right;

    /// <summary>The named twin of <c>-</c>.</summary>
    public static Spending Subtract(Spending left, Spending right) => left - right;
}
