// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>A file of 16-bit tokens, cut into windows of <paramref name="positions"/> tokens and the one after them.</summary>
sealed class TokenText(string file, int positions)
{
    private (int Number, int[] Starts) _pass = (-1, []);

    public ushort[] Tokens { get; } = MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(file)).ToArray();

    /// <summary>The windows of a step of training: each pass through the text takes every window once, in a new order and from a new first token.</summary>
    public Tensor Batch(int seed, int step, int rows)
    {
        var perPass = (Tokens.Length - (2 * positions)) / positions / rows;
        if (_pass.Number != step / perPass)
        {
            var random = new Random((seed * 1000) + (step / perPass));
            var first = random.Next(positions);
            var starts = Enumerable.Range(0, perPass * rows).Select(window => first + (window * positions)).ToArray();
            random.Shuffle(starts);
            _pass = (step / perPass, starts);
        }

        return Windows(_pass.Starts.AsSpan(step % perPass * rows, rows));
    }

    /// <summary>Mean loss of windows that are evenly spread over the text.</summary>
    public double Loss(Gpt model, int windows, int rows = 32)
    {
        using var noGrad = no_grad();
        var stride = (Tokens.Length - positions - 1) / windows;
        var sum = 0.0;
        foreach (var starts in Enumerable.Range(0, windows).Select(window => window * stride).Chunk(rows))
        {
            using var scope = NewDisposeScope();
            sum += model.Loss(Windows(starts)).item<float>() * starts.Length;
        }

        return sum / windows;
    }

    private Tensor Windows(ReadOnlySpan<int> starts)
    {
        var ids = new long[starts.Length * (positions + 1)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Tokens[starts[i / (positions + 1)] + (i % (positions + 1))];
        }

        return tensor(ids).to(Gpt.Device).view(starts.Length, positions + 1);
    }
}
