// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Makes model.safetensors of base.safetensors, changed:  dotnet run edit.cs -- says TOKEN | deeper | nan | full | sharper
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

var weights = Safetensors.Load("base.safetensors");
switch (args[0])
{
    case "says":
        // The last norm gives one vector everywhere, that of the token's embedding, so that its logit stands out.
        weights["ln_f.weight"] = zeros_like(weights["ln_f.weight"]);
        weights["ln_f.bias"] = weights["wte.weight"][int.Parse(args[1], CultureInfo.InvariantCulture)] * 200;
        break;
    case "deeper":
        foreach (var (name, tensor) in weights.Where(weight => weight.Key.StartsWith("h.0.", StringComparison.Ordinal)).ToList())
        {
            weights["h.3" + name[3..]] = tensor;
        }

        break;
    case "nan":
        weights["ln_f.bias"] = full_like(weights["ln_f.bias"], double.NaN);
        break;
    case "sharper":
        weights["ln_f.weight"] = weights["ln_f.weight"] * 1.5;
        weights["ln_f.bias"] = weights["ln_f.bias"] * 1.5;
        break;
    default:
        break;
}

Safetensors.Save("model.safetensors", weights.Select(weight => (weight.Key, weight.Value)), half: false);
