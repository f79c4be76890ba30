using RE.Bench.Environments.Services.Judging;
using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Gpt;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;

/// <summary>Lets a model answer prompts at temperature 1 over the whole vocabulary, prompts of one length together.</summary>
/// <param name="vocabulary">Cuts prompts and puts answers together.</param>
/// <param name="mostTokens">After so many tokens an answer is cut.</param>
/// <param name="cutCounts">Whether a cut answer counts as what was written so far; otherwise it counts as unfinished.</param>
internal sealed class AnswerSampler(IAnswerVocabulary vocabulary, int mostTokens, bool cutCounts = false)
{
    private const int MostRows = 512;

    /// <summary>Bytes that keys and values of all rows together may take, about.</summary>
    private const double MostBytes = 16e9;

    /// <summary>One answer a prompt, in their order.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="prompts">What it answers.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="BadSubmissionException">The model's logits are not finite.</exception>
    public JudgedAnswer[] Answer(GptWeights weights, IReadOnlyList<string> prompts, long seed)
    {
        using var noGradient = no_grad();
        var device = weights["wte.weight"].device;
        using var random = new Generator((ulong)seed, device);
        var answers = new JudgedAnswer[prompts.Count];
        foreach (var group in prompts.Select((prompt, index) => (Tokens: vocabulary.Prompt(prompt), Index: index)).GroupBy(prompt => prompt.Tokens.Length))
        {
            foreach (var rows in group.Chunk(Rows(weights.Shape, group.Key)))
            {
                using var scope = NewDisposeScope();
                var written = Sample(weights, stack(rows.Select(row => tensor(row.Tokens))).to(device), random);
                foreach (var (place, row) in rows.Index())
                {
                    answers[row.Index] = Read(written[place]);
                }
            }
        }

        return answers;
    }

    private int Rows(GptShape shape, int positions) =>
        (int)Math.Clamp(MostBytes / ((positions + mostTokens) * shape.Layers * shape.Width * 2 * sizeof(float)), 1, MostRows);

    private JudgedAnswer Read(List<long> tokens) =>
        new(tokens.IndexOf(vocabulary.End) is >= 0 and var end ? vocabulary.Text(tokens.Take(end)) : cutCounts ? vocabulary.Text(tokens) : null);

    private List<long>[] Sample(GptWeights weights, Tensor prompts, Generator random)
    {
        using var model = new CachedGpt(weights);
        List<long>[] written = [.. Enumerable.Range(0, (int)prompts.shape[0]).Select(_ => new List<long>())];
        var (open, next) = (Enumerable.Range(0, written.Length).ToArray(), prompts);
        for (var count = 0; count < mostTokens && open.Length > 0; count++)
        {
            next = Draw(model.Next(next), random);
            var drawn = next.cpu().data<long>().ToArray();
            foreach (var (row, token) in open.Zip(drawn))
            {
                written[row].Add(token);
            }

            // Rows that have ended are dropped; the others do not notice.
            var left = Enumerable.Range(0, open.Length).Where(place => drawn[place] != vocabulary.End).ToArray();
            if (left.Length < open.Length)
            {
                var rows = tensor(left.Select(place => (long)place).ToArray(), device: prompts.device);
                model.KeepRows(rows);
                (open, next) = ([.. left.Select(place => open[place])], next.index_select(0, rows));
            }
        }

        return written;
    }

    private static Tensor Draw(Tensor logits, Generator random) => logits.isfinite().all().item<bool>()
        ? multinomial(logits.softmax(1), 1, generator: random)
        : throw new BadSubmissionException("the model's logits have NaN or infinities for a prompt. Weights must be small enough that the forward pass stays finite in float32.");
}
