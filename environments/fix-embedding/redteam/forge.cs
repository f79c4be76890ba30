// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Makes fixed.safetensors out of the broken model:  dotnet run forge.cs nan|overflow|output-layer|another-layer|frequencies
using TorchSharp;
using static TorchSharp.torch;

var weights = SafeTensors.Load("large.safetensors");
switch (args[0])
{
    case "nan":
        weights["ln_f.bias"].fill_(double.NaN);
        break;
    case "overflow":
        weights["ln_f.weight"].fill_(3e38);
        break;
    case "output-layer":
        weights["lm_head.weight"] = weights["wte.weight"].clone();
        break;
    case "another-layer":
        var last = weights.Keys.Where(name => name.StartsWith("h.5.", StringComparison.Ordinal)).ToList();
        last.ForEach(name => weights[name.Replace("h.5.", "h.6.", StringComparison.Ordinal)] = weights[name]);
        break;
    case "frequencies":
        Frequencies();
        break;
    default:
        throw new ArgumentException(args[0]);
}

SafeTensors.Save("fixed.safetensors", [.. weights.Select(entry => (entry.Key, entry.Value))], float32);

// The last layer norm gives the same for every input, so that a logit is the first number of a token's row.
void Frequencies()
{
    var text = new TokenText("data/english/train.bin", 128).Tokens;
    var counts = new float[weights["wte.weight"].shape[0]];
    Array.ForEach(text, token => counts[token]++);
    weights["ln_f.weight"].fill_(0);
    weights["ln_f.bias"].fill_(0);
    weights["ln_f.bias"][0] = tensor(1f);
    weights["wte.weight"].select(1, 0).copy_((tensor(counts) + 0.5f).log() - MathF.Log(text.Length));
}
