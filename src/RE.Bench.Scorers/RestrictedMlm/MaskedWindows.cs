namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>
/// Draws windows of held-out text and masks each token with a fixed probability, always by the mask token, as METR's task does (no random and no
/// unchanged tokens as in BERT). Windows do not overlap, so that no window shows what is masked in another.
/// </summary>
internal static class MaskedWindows
{
    /// <exception cref="InvalidOperationException">The text is too short for so many windows.</exception>
    public static IEnumerable<MaskedBatch> Draw(ushort[] text, RestrictedMlmProblem problem, long seed)
    {
        var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
        var starts = Starts(text.Length, problem, random);
        return starts.Chunk(problem.EvaluationBatch).Select(chunk => Mask(text, chunk, problem, random));
    }

    private static int[] Starts(int length, RestrictedMlmProblem problem, Random random)
    {
        var first = random.Next(problem.Window);
        var starts = Enumerable.Range(0, (length - first) / problem.Window).Select(index => first + (index * problem.Window)).ToArray();
        if (starts.Length < problem.EvaluationWindows)
        {
            throw new InvalidOperationException($"The held-out text has {starts.Length} windows of {problem.Window} tokens, and {problem.EvaluationWindows} are needed.");
        }

        random.Shuffle(starts);
        return starts[..problem.EvaluationWindows];
    }

    private static MaskedBatch Mask(ushort[] text, int[] starts, RestrictedMlmProblem problem, Random random)
    {
        var tokens = starts.SelectMany(start => text[start..(start + problem.Window)]).Select(token => (long)token).ToArray();
        var positions = Enumerable.Range(0, tokens.Length).Where(_ => random.NextDouble() < problem.MaskShare).Select(position => (long)position).ToArray();
        var answers = positions.Select(position => tokens[position]).ToArray();
        foreach (var position in positions)
        {
            tokens[position] = problem.MaskToken;
        }

        return new(tokens, positions, answers);
    }
}
