using RE.Bench.Scorers.RestrictedMlm.Interpreter;
using RE.Bench.Scorers.Shared;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>Cross-entropy of a graph's logits at masked positions.</summary>
internal sealed class MaskedLoss(GraphRunner runner, RestrictedMlmProblem problem)
{
    private const float RowTolerance = 1e-3f;
    private double _sum;
    private long _count;

    /// <summary>Masked positions so far.</summary>
    public long Count => _count;

    /// <summary>Mean over all masked positions so far, in nats.</summary>
    public double Mean => _sum / _count;

    /// <summary>Computes one batch; loss = −ln softmax(logits)[answer], the softmax in double precision and outside the graph.</summary>
    /// <exception cref="SubmissionException">The logits are of a wrong shape or not finite, or the graph cannot be computed.</exception>
    public void Add(MaskedBatch batch)
    {
        using var scope = NewDisposeScope();
        var logits = LogitsOf(Rows(batch));
        var masked = logits.flatten(0, 1).index_select(0, tensor(batch.Positions, device: logits.device)).to(float64);
        var chosen = masked.log_softmax(1).gather(1, tensor(batch.Answers, device: logits.device).unsqueeze(1));
        _sum -= chosen.sum().item<double>();
        _count += batch.Answers.Length;
    }

    /// <summary>Half of the rows in reverse order must give the logits that they gave among the others: a row is judged by itself.</summary>
    /// <exception cref="SubmissionException">They do not.</exception>
    public void CheckRows(MaskedBatch batch)
    {
        using var scope = NewDisposeScope();
        var rows = Rows(batch);
        var half = Enumerable.Range(0, (int)(rows.shape[0] + 1) / 2).Select(row => (long)row).Reverse().ToArray();
        var among = LogitsOf(rows).index_select(0, tensor(half));
        var alone = LogitsOf(rows.index_select(0, tensor(half)));
        var difference = (among - alone).abs().max().item<float>();
        if (difference > RowTolerance * Math.Max(1, among.abs().max().item<float>()))
        {
            throw new SubmissionException("the logits of a window change with the other windows of its batch or with its place among them. Each window must be computed by itself, for every batch size.");
        }
    }

    private Tensor Rows(MaskedBatch batch) => tensor(batch.Tokens).view(-1, problem.Window);

    private Tensor LogitsOf(Tensor tokens)
    {
        var logits = runner.Run(tokens);
        long[] wanted = [tokens.shape[0], problem.Window, problem.Vocabulary];
        if (logits.dtype != float32 || !logits.shape.SequenceEqual(wanted))
        {
            throw new SubmissionException($"the output 'logits' is {logits.dtype} of shape {Printable.Shape(logits.shape)}, and must be float32 of shape {Printable.Shape(wanted)} for {tokens.shape[0]} windows.");
        }

        return logits.isfinite().all().item<bool>()
            ? logits.cpu()
            : throw new SubmissionException("the logits hold NaN or an infinity. Keep the numbers in the graph small enough for float32.");
    }
}
