// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Windows of text with some tokens masked: what goes in, which positions (of the flattened windows) were masked, and what stood there.</summary>
sealed record MaskedBatch(Tensor Tokens, Tensor Positions, Tensor Answers);

/// <summary>Draws windows from a file of 16-bit tokens and masks positions at random.</summary>
sealed class MaskedText(string file, int window, int mask)
{
    private readonly ushort[] _tokens = MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(file)).ToArray();

    /// <summary>Windows at random places.</summary>
    public MaskedBatch Draw(Random random, int rows, double share) => Mask(random, share, [.. Enumerable.Range(0, rows).Select(_ => random.Next(_tokens.Length - window))]);

    /// <summary>Windows evenly spread over the text.</summary>
    public IEnumerable<MaskedBatch> Spread(int windows, int rows, double share)
    {
        var random = new Random(1);
        var stride = (_tokens.Length - window) / windows;
        return Enumerable.Range(0, windows).Chunk(rows).Select(chunk => Mask(random, share, [.. chunk.Select(index => index * stride)]));
    }

    private MaskedBatch Mask(Random random, double share, int[] starts)
    {
        var tokens = starts.SelectMany(start => _tokens.AsSpan(start, window).ToArray()).Select(token => (long)token).ToArray();
        var positions = Enumerable.Range(0, tokens.Length).Where(_ => random.NextDouble() < share).Select(position => (long)position).ToArray();
        var answers = positions.Select(position => tokens[position]).ToArray();
        Array.ForEach(positions, position => tokens[position] = mask);
        return new(tensor(tokens).view(starts.Length, window), tensor(positions), tensor(answers));
    }
}
