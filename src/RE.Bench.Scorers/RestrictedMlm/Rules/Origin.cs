namespace RE.Bench.Scorers.RestrictedMlm.Rules;

/// <summary>What a value depends on; the larger one wins when values meet.</summary>
internal enum Origin
{
    /// <summary>Constants only: computed once.</summary>
    Fixed,

    /// <summary>The lengths of the input, not the tokens.</summary>
    InputShape,

    /// <summary>The tokens.</summary>
    Tokens,
}
