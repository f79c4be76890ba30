namespace RE.Bench.Scorers.RestrictedMlm.Rules;

/// <summary>How one allowed operator may be used.</summary>
/// <param name="FewestInputs">Inputs it needs.</param>
/// <param name="MostInputs">Inputs it may have.</param>
/// <param name="Attributes">Settings that are understood; any other is refused, never skipped.</param>
internal sealed record OperatorRule(int FewestInputs, int MostInputs, params string[] Attributes)
{
    /// <summary>Inputs that say a shape, an axis or a place: they must not depend on the tokens, or the graph could branch on them.</summary>
    public int[] FixedInputs { get; init; } = [];
}
