// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>What comes before, between and after the training.</summary>
static class Stages
{
    private const string Base = "../base/model.safetensors", Vocabulary = "../base/tokenizer.json", Data = "../train_data.jsonl", StateFile = "../made/state.safetensors";

    /// <summary>Turns the base model into the state that training starts from.</summary>
    public static void Import() => State.New(Safetensors.Read(Base)).Write(StateFile);

    public static void Tokenize(string epoch) => Rows.Write($"../made/tokens-{epoch}.jsonl", Rows.Tokenize(Data, Vocabulary));

    public static void Order(Settings settings, string epoch) => Rows.Write($"../made/rows-{epoch}.jsonl", Rows.Order(
        [.. Rows.Read($"../made/tokens-{epoch}.jsonl")], settings.Text("order"), ulong.Parse(settings.Text("seed"), CultureInfo.InvariantCulture), int.Parse(epoch, CultureInfo.InvariantCulture)));

    /// <summary>The loss on the first rows, for people.</summary>
    public static void Evaluate(Settings settings, string epoch)
    {
        using var noGradient = no_grad();
        var state = State.Read(StateFile, settings.Text("device"));
        var (sum, count) = (0.0, 0);
        foreach (var row in Rows.Read($"../made/tokens-{epoch}.jsonl").Take(settings.Whole("eval_rows")))
        {
            using var scope = NewDisposeScope();
            sum += Training.RowLoss(settings, state.Weights, row).item<float>();
            count += row.Targets(settings.Whole("max_length"), settings.Flag("train_on_prompt")).Count();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}: loss {sum / Math.Max(1, count):F4} on the first rows"));
    }

    /// <summary>Keeps only the weights.</summary>
    public static void Convert() => Safetensors.Write("trained/model.safetensors", State.Read(StateFile, "cpu").Weights);
}
