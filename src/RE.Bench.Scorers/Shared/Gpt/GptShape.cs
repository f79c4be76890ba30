namespace RE.Bench.Scorers.Shared.Gpt;

/// <summary>The sizes of a model, as GPT-2's configuration names them in brackets.</summary>
/// <param name="Vocabulary">Tokens (vocab_size).</param>
/// <param name="Window">Positions that have an embedding (n_positions).</param>
/// <param name="Width">Numbers at each position between layers (n_embd).</param>
/// <param name="Layers">Blocks (n_layer).</param>
/// <param name="Heads">Attention heads; they divide the width (n_head).</param>
internal sealed record GptShape(long Vocabulary, long Window, long Width, int Layers, int Heads)
{
    /// <summary>Every weight by the name and shape that it has in GPT-2's files: a matrix is [inputs, outputs], and there is no output layer, which is wte.</summary>
    public IEnumerable<(string Name, long[] Shape)> Weights()
    {
        yield return ("wte.weight", [Vocabulary, Width]);
        yield return ("wpe.weight", [Window, Width]);
        for (var layer = 0; layer < Layers; layer++)
        {
            yield return ($"h.{layer}.ln_1.weight", [Width]);
            yield return ($"h.{layer}.ln_1.bias", [Width]);
            yield return ($"h.{layer}.attn.c_attn.weight", [Width, 3 * Width]);
            yield return ($"h.{layer}.attn.c_attn.bias", [3 * Width]);
            yield return ($"h.{layer}.attn.c_proj.weight", [Width, Width]);
            yield return ($"h.{layer}.attn.c_proj.bias", [Width]);
            yield return ($"h.{layer}.ln_2.weight", [Width]);
            yield return ($"h.{layer}.ln_2.bias", [Width]);
            yield return ($"h.{layer}.mlp.c_fc.weight", [Width, 4 * Width]);
            yield return ($"h.{layer}.mlp.c_fc.bias", [4 * Width]);
            yield return ($"h.{layer}.mlp.c_proj.weight", [4 * Width, Width]);
            yield return ($"h.{layer}.mlp.c_proj.bias", [Width]);
        }

        yield return ("ln_f.weight", [Width]);
        yield return ("ln_f.bias", [Width]);
    }

    /// <summary>GPT-2's files on the hub also hold the causal mask of each layer, which is no weight.</summary>
    public bool IsMask(string name) => Enumerable.Range(0, Layers).Any(layer => name == $"h.{layer}.attn.bias" || name == $"h.{layer}.attn.masked_bias");
}
