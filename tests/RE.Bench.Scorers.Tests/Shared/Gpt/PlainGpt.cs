namespace RE.Bench.Scorers.Tests.Shared.Gpt;

/// <summary>GPT-2's forward pass once more, by loops over doubles and nothing else.</summary>
internal sealed class PlainGpt(IReadOnlyDictionary<string, (long[] Shape, float[] Values)> weights, int heads)
{
    private readonly int _width = (int)weights["wte.weight"].Shape[1];

    /// <summary>Logits [position][token] of one row of tokens.</summary>
    public double[][] Forward(long[] tokens)
    {
        var x = tokens.Select((token, position) => Row("wte.weight", (int)token).Zip(Row("wpe.weight", position), (a, b) => a + b).ToArray()).ToArray();
        for (var layer = 0; weights.ContainsKey($"h.{layer}.ln_1.weight"); layer++)
        {
            var name = $"h.{layer}.";
            x = Sum(x, Each(Attention(Each(Each(x, row => Norm(row, name + "ln_1")), row => Linear(row, name + "attn.c_attn"))), row => Linear(row, name + "attn.c_proj")));
            x = Sum(x, Each(x, row => Linear([.. Linear(Norm(row, name + "ln_2"), name + "mlp.c_fc").Select(Gelu)], name + "mlp.c_proj")));
        }

        return Each(Each(x, row => Norm(row, "ln_f")), row => [.. Enumerable.Range(0, (int)weights["wte.weight"].Shape[0]).Select(token => Dot(row, Row("wte.weight", token)))]);
    }

    /// <summary>Mean −ln p(next token) of a row of tokens.</summary>
    public double Loss(long[] tokens)
    {
        var logits = Forward(tokens[..^1]);
        return logits.Select((row, position) => Math.Log(row.Sum(logit => Math.Exp(logit - row.Max()))) + row.Max() - row[tokens[position + 1]]).Average();
    }

    private static double[][] Each(double[][] rows, Func<double[], double[]> change) => [.. rows.Select(change)];

    private static double[][] Sum(double[][] a, double[][] b) => [.. a.Zip(b, (first, second) => first.Zip(second, (p, q) => p + q).ToArray())];

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    // A row has queries, keys and values of all heads side by side; a position mixes the values of itself and of those before.
    private double[][] Attention(double[][] rows)
    {
        var size = _width / heads;
        var mixed = rows.Select(_ => new double[_width]).ToArray();
        for (var head = 0; head < heads; head++)
        {
            var (query, key, value) = (head * size, _width + (head * size), (2 * _width) + (head * size));
            for (var at = 0; at < rows.Length; at++)
            {
                var shares = Enumerable.Range(0, at + 1).Select(from => Math.Exp(Dot(rows[at].AsSpan(query, size), rows[from].AsSpan(key, size)) / Math.Sqrt(size))).ToArray();
                for (var i = 0; i < size; i++)
                {
                    mixed[at][(head * size) + i] = shares.Select((share, from) => share * rows[from][value + i]).Sum() / shares.Sum();
                }
            }
        }

        return mixed;
    }

    private double[] Norm(double[] row, string name)
    {
        var mean = row.Average();
        var deviation = Math.Sqrt(row.Average(number => (number - mean) * (number - mean)) + 1e-5);
        var (gain, bias) = (Row(name + ".weight", 0), Row(name + ".bias", 0));
        return [.. row.Select((number, i) => ((number - mean) / deviation * gain[i]) + bias[i])];
    }

    private double[] Linear(double[] row, string name)
    {
        var result = Row(name + ".bias", 0);
        for (var input = 0; input < row.Length; input++)
        {
            var matrix = Row(name + ".weight", input);
            for (var output = 0; output < result.Length; output++)
            {
                result[output] += row[input] * matrix[output];
            }
        }

        return result;
    }

    private double[] Row(string name, int index)
    {
        var (shape, values) = weights[name];
        var length = (int)shape[^1];
        return [.. values.AsSpan(index * length, length).ToArray().Select(number => (double)number)];
    }
}
