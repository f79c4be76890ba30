using static TorchSharp.torch;

namespace RE.Bench.Scorers.Shared.Gpt;

/// <summary>Cross-entropy of the token after each position.</summary>
internal static class NextTokenLoss
{
    /// <summary>−ln softmax(logits)[next token], the softmax in double precision.</summary>
    /// <param name="model">Computes the logits; its weights are on <paramref name="windows"/>'s device.</param>
    /// <param name="windows">int64 [rows, positions + 1]: the last token of a row is asked for only.</param>
    /// <returns>float64 [rows], on the CPU: the mean over the positions of each row, in nats.</returns>
    public static Tensor OfRows(GptModel model, Tensor windows)
    {
        using var scope = NewDisposeScope();
        var positions = windows.shape[1] - 1;
        var logits = model.Forward(windows.narrow(1, 0, positions));
        var next = windows.narrow(1, 1, positions).unsqueeze(2);
        var chosen = logits.to(float64).log_softmax(2).gather(2, next).squeeze(2);
        return chosen.mean([1]).neg().cpu().MoveToOuterDisposeScope();
    }
}
