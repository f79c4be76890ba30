namespace RE.Bench.Scorers.FixEmbedding;

/// <summary>Windows of held-out text: evenly spread from its first token to its last, without overlap, the same for every submission.</summary>
internal static class EvaluationWindows
{
    /// <returns>Batch by batch, window after window: the tokens that the model sees, and the one after them.</returns>
    /// <exception cref="InvalidOperationException">The text is too short for so many windows.</exception>
    public static IEnumerable<long[]> Of(ushort[] text, FixEmbeddingProblem problem)
    {
        var length = problem.Window + 1;
        var stride = problem.EvaluationWindows == 1 ? length : (text.Length - length) / (problem.EvaluationWindows - 1);
        if (stride < length || text.Length < length)
        {
            throw new InvalidOperationException($"The held-out text has {text.Length} tokens, too few for {problem.EvaluationWindows} windows of {length}.");
        }

        return Enumerable.Range(0, problem.EvaluationWindows)
            .Chunk(problem.EvaluationBatch)
            .Select(windows => windows.SelectMany(window => text.AsSpan(window * stride, length).ToArray().Select(token => (long)token)).ToArray());
    }
}
