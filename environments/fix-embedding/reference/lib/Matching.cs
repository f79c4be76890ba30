// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;

/// <summary>
/// Finds which row of a scrambled embedding belongs to which token. The model's rows are consistent with each other, since embedding and output layer are
/// one table: asked for the token after row i it gives probabilities of rows. These pairs of rows must be the pairs of tokens in the text under other names.
/// </summary>
static class Matching
{
    /// <returns>For each row of the embedding its token.</returns>
    public static long[] Find(Gpt model, ushort[] text, int rounds)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var vocabulary = model["wte.weight"].shape[0];
        var (rowPairs, rowShares) = PairsOfRows(model, vocabulary);
        var (tokenPairs, tokenShares) = PairsOfTokens(text, (int)vocabulary);

        // The first guess: the most frequent row is the most frequent token, and so on.
        var token = empty(vocabulary, int64);
        token[rowShares.argsort(descending: true)] = tokenShares.argsort(descending: true);
        for (var round = 0; round < rounds; round++)
        {
            using var inner = NewDisposeScope();
            var similar = Likeness(rowPairs, tokenPairs, token) + Likeness(rowPairs.t(), tokenPairs.t(), token);
            similar -= 0.1 * (rowShares.log().unsqueeze(1) - tokenShares.log().unsqueeze(0)).abs();
            token.copy_(tensor(Assign(similar)));
        }

        return token.data<long>().ToArray();
    }

    // What follows a row: its probabilities after a window of this row alone; how often a row is: where a chain of these steps settles.
    private static (Tensor Pairs, Tensor Shares) PairsOfRows(Gpt model, long vocabulary)
    {
        var next = model.Logits(arange(vocabulary, int64).unsqueeze(1)).squeeze(1).softmax(1);
        var shares = full([1, vocabulary], 1f / vocabulary);
        for (var step = 0; step < 200; step++)
        {
            shares = shares.matmul(next);
        }

        return (next * shares.t(), shares.squeeze(0));
    }

    private static (Tensor Pairs, Tensor Shares) PairsOfTokens(ushort[] text, int vocabulary)
    {
        var counts = new float[vocabulary * vocabulary];
        for (var i = 1; i < text.Length; i++)
        {
            counts[(text[i - 1] * vocabulary) + text[i]]++;
        }

        var pairs = tensor(counts).view(vocabulary, vocabulary) / (text.Length - 1);
        return (pairs, pairs.sum(1) + 1e-9f);
    }

    // Bhattacharyya coefficient of what follows row i, put into tokens by the present guess, and of what follows token j.
    private static Tensor Likeness(Tensor rowPairs, Tensor tokenPairs, Tensor token)
    {
        var byToken = zeros_like(rowPairs).index_copy_(1, token, rowPairs);
        return Roots(byToken).matmul(Roots(tokenPairs).t());
    }

    private static Tensor Roots(Tensor pairs) => (pairs / (pairs.sum(1, keepdim: true) + 1e-12)).sqrt();

    // The assignment of rows to tokens with the largest sum (shortest augmenting paths, Jonker and Volgenant 1987).
    private static long[] Assign(Tensor similar)
    {
        var n = (int)similar.shape[0];
        var cost = (-similar).contiguous().data<float>().ToArray();
        double[] byRow = new double[n + 1], byColumn = new double[n + 1];
        int[] rowOf = new int[n + 1], before = new int[n + 1];
        for (var row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            var least = Enumerable.Repeat(double.PositiveInfinity, n + 1).ToArray();
            var done = new bool[n + 1];
            var column = 0;
            do
            {
                done[column] = true;
                int current = rowOf[column], best = 0;
                var step = double.PositiveInfinity;
                for (var j = 1; j <= n; j++)
                {
                    if (done[j])
                    {
                        continue;
                    }

                    var reduced = cost[((current - 1) * n) + j - 1] - byRow[current] - byColumn[j];
                    (least[j], before[j]) = reduced < least[j] ? (reduced, column) : (least[j], before[j]);
                    (step, best) = least[j] < step ? (least[j], j) : (step, best);
                }

                for (var j = 0; j <= n; j++)
                {
                    byRow[rowOf[j]] += done[j] ? step : 0;
                    byColumn[j] -= done[j] ? step : 0;
                    least[j] -= done[j] ? 0 : step;
                }

                column = best;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = before[column])
            {
                rowOf[column] = rowOf[before[column]];
            }
        }

        var token = new long[n];
        for (var j = 1; j <= n; j++)
        {
            token[rowOf[j] - 1] = j - 1;
        }

        return token;
    }
}
