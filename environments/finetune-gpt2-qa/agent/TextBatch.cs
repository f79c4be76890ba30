// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>Texts to learn from: rows of tokens, filled up at the end, and for each position the next token and its weight.</summary>
sealed record TextBatch(Tensor Tokens, Tensor Targets, Tensor Shares)
{
    /// <summary>Makes a batch of prompts with answers; the prompt's own tokens count with a small share.</summary>
    public static TextBatch Of(Vocabulary vocabulary, IReadOnlyList<(string Prompt, string Answer)> texts, double promptShare)
    {
        var rows = texts.Select(text => (Prompt: vocabulary.Prompt(text.Prompt), Answer: vocabulary.Finished(text.Answer))).ToList();
        var longest = rows.Max(row => row.Prompt.Length + row.Answer.Length) - 1;
        var (tokens, targets, shares) = (new long[rows.Count, longest], new long[rows.Count, longest], new float[rows.Count, longest]);
        foreach (var (index, row) in rows.Index())
        {
            long[] all = [.. row.Prompt, .. row.Answer];
            for (var place = 0; place + 1 < all.Length; place++)
            {
                (tokens[index, place], targets[index, place]) = (all[place], all[place + 1]);
                shares[index, place] = place + 1 < row.Prompt.Length ? (float)promptShare : 1;
            }
        }

        return new(tensor(tokens).to(Gpt.Device), tensor(targets).to(Gpt.Device), tensor(shares).to(Gpt.Device));
    }

    /// <summary>Weighted mean of the cross-entropy, in nats a token.</summary>
    public Tensor Loss(Gpt model)
    {
        var logits = model.Logits(Tokens);
        var losses = F.cross_entropy(logits.view(-1, logits.shape[^1]), Targets.view(-1), reduction: nn.Reduction.None);
        return (losses * Shares.view(-1)).sum() / Shares.sum();
    }
}
