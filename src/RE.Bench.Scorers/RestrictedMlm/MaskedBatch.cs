namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>Windows of text with some tokens masked.</summary>
/// <param name="Tokens">What the graph gets, window after window; the mask token stands at each masked position.</param>
/// <param name="Positions">The masked positions in <paramref name="Tokens"/>.</param>
/// <param name="Answers">What stood there; the graph never gets it.</param>
internal sealed record MaskedBatch(long[] Tokens, long[] Positions, long[] Answers);
