// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>Lets a model answer prompts, sampled at temperature 1, prompts of one length together.</summary>
static class Sampler
{
    private const int MostRows = 256;

    /// <summary>One answer a prompt, in their order; null where the answer did not end in time or has a mark in it.</summary>
    public static string?[] Answer(Gpt model, Vocabulary vocabulary, IReadOnlyList<string> prompts, Generator random)
    {
        var answers = new string?[prompts.Count];
        using var noGrad = no_grad();
        foreach (var group in Enumerable.Range(0, prompts.Count).GroupBy(index => vocabulary.Prompt(prompts[index]).Length))
        {
            foreach (var rows in group.Chunk(MostRows))
            {
                using var scope = NewDisposeScope();
                var written = Sample(model, stack(rows.Select(row => tensor(vocabulary.Prompt(prompts[row])))).to(Gpt.Device), vocabulary.End, random);
                foreach (var (place, row) in rows.Index())
                {
                    var end = Array.IndexOf(written[place], vocabulary.End);
                    answers[row] = end >= 0 ? vocabulary.Decode(written[place][..end]) : vocabulary.CutCounts ? vocabulary.Decode(written[place]) : null;
                }
            }
        }

        return answers;
    }

    private static long[][] Sample(Gpt model, Tensor prompts, long end, Generator random)
    {
        var past = new List<(Tensor Keys, Tensor Values)>();
        var written = Enumerable.Range(0, (int)prompts.shape[0]).Select(_ => new List<long>()).ToArray();
        var (open, next) = (Enumerable.Range(0, written.Length).ToArray(), prompts);
        for (var count = 0; count < model.Config.AnswerTokens && open.Length > 0; count++)
        {
            var logits = model.Logits(next, past)[TensorIndex.Colon, -1];
            next = multinomial(F.softmax(logits, 1), 1, generator: random);
            var drawn = next.cpu().data<long>().ToArray();
            foreach (var (row, token) in open.Zip(drawn))
            {
                written[row].Add(token);
            }

            // Rows that have ended are dropped.
            var left = Enumerable.Range(0, open.Length).Where(place => drawn[place] != end).ToArray();
            if (left.Length < open.Length)
            {
                var rows = tensor(left.Select(place => (long)place).ToArray(), device: Gpt.Device);
                past = [.. past.Select(layer => (layer.Keys.index_select(0, rows), layer.Values.index_select(0, rows)))];
                (open, next) = ([.. left.Select(place => open[place])], next.index_select(0, rows));
            }
        }

        return [.. written.Select(row => row.ToArray())];
    }
}
