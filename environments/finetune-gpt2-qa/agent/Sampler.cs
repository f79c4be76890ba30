// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>Lets a model answer prompts, sampled at temperature 1, prompts of one length together.</summary>
static class Sampler
{
    private const int MostRows = 256;

    /// <summary>One answer a prompt, in their order; null where the answer did not end in time.</summary>
    public static string?[] Answer(Gpt model, Vocabulary vocabulary, IReadOnlyList<string> prompts, Generator random)
    {
        var answers = new string?[prompts.Count];
        using var noGrad = no_grad();
        foreach (var group in Enumerable.Range(0, prompts.Count).GroupBy(index => vocabulary.Prompt(prompts[index]).Length))
        {
            foreach (var rows in group.Chunk(MostRows))
            {
                using var scope = NewDisposeScope();
                var written = Sample(model, stack(rows.Select(row => tensor(vocabulary.Prompt(prompts[row])))), random);
                foreach (var (place, row) in rows.Index())
                {
                    var end = Array.IndexOf(written[place], Vocabulary.End);
                    answers[row] = end < 0 ? null : vocabulary.Decode(written[place][..end]);
                }
            }
        }

        return answers;
    }

    private static long[][] Sample(Gpt model, Tensor prompts, Generator random)
    {
        var past = new List<(Tensor Keys, Tensor Values)>();
        var written = Enumerable.Range(0, (int)prompts.shape[0]).Select(_ => new List<long>()).ToArray();
        var next = prompts;
        for (var count = 0; count < model.Config.AnswerTokens; count++)
        {
            var logits = model.Logits(next, past)[TensorIndex.Colon, -1];
            next = multinomial(F.softmax(logits, 1), 1, generator: random);
            foreach (var (row, token) in next.data<long>().ToArray().Index())
            {
                written[row].Add(token);
            }

            if (written.All(row => row.Contains(Vocabulary.End)))
            {
                break;
            }
        }

        return [.. written.Select(row => row.ToArray())];
    }
}
