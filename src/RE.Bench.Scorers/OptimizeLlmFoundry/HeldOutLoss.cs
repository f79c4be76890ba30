using RE.Bench.Scorers.Shared.Gpt;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>Mean cross-entropy of responses.</summary>
internal static class HeldOutLoss
{
    /// <summary>−ln softmax(logits)[token], in nats, the mean over all response and end tokens of all rows; the softmax in double precision.</summary>
    public static double Of(GptWeights weights, IReadOnlyList<HeldOutRow> rows)
    {
        using var noGradient = no_grad();
        var model = new GptModel(weights);
        var (sum, count) = (0.0, 0);
        foreach (var row in rows)
        {
            using var scope = NewDisposeScope();
            var tokens = tensor(row.Tokens.Select(token => (long)token).ToArray());
            var logs = model.Forward(tokens.unsqueeze(0))[0].to(float64).log_softmax(1);
            var places = row.Tokens.Count - row.First;
            sum -= logs.narrow(0, row.First - 1, places).gather(1, tokens.narrow(0, row.First, places).unsqueeze(1)).sum().item<double>();
            count += places;
        }

        return sum / count;
    }
}
