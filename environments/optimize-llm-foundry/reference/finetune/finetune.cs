// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// The same training in one process: rows are tokenized once, go through the model together, and nothing is written but the weights.
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

set_num_threads(1);
var settings = Settings.Read("finetune.yaml");
int length = settings.Whole("max_length"), size = settings.Whole("batch_size"), epochs = settings.Whole("epochs");
var onPrompt = settings.Flag("train_on_prompt");
var seed = ulong.Parse(settings.Text("seed"), CultureInfo.InvariantCulture);
var weights = new FlatWeights(Safetensors.Read("../base/model.safetensors"));
var rows = Rows.Tokenize("../train_data.jsonl", new Tokenizer("../base/tokenizer.json")).ToList();
var perEpoch = (rows.Count + size - 1) / size;
for (var epoch = 1; epoch <= epochs; epoch++)
{
    foreach (var (place, batch) in Rows.Order(rows, settings.Text("order"), seed, epoch).Chunk(size).Index())
    {
        using var scope = NewDisposeScope();
        var targets = Math.Max(1, batch.Sum(row => row.Targets(length, onPrompt).Count()));
        // Rows of about one length together: less padding. The gradients of the parts add up to that of the batch.
        foreach (var part in Parts(batch))
        {
            if (Loss(part) is { } loss)
            {
                (loss / targets).backward();
            }
        }

        weights.Update(settings, Schedule.Rate(settings, ((epoch - 1) * perEpoch) + place, perEpoch * epochs));
    }
}

Directory.CreateDirectory("trained");
Safetensors.Write("trained/model.safetensors", weights.Named());

static IEnumerable<Row[]> Parts(Row[] batch) => batch.OrderBy(row => row.Tokens.Length).Chunk((batch.Length + 2) / 3);

// The sum of the cross-entropy over the targets of some rows; null where there are none.
Tensor? Loss(Row[] part)
{
    var longest = part.Max(row => Math.Min(row.Tokens.Length, length));
    var tokens = new long[part.Length * longest];
    var (places, answers) = (new List<long>(), new List<long>());
    foreach (var (index, row) in part.Index())
    {
        for (var i = 0; i < Math.Min(row.Tokens.Length, length); i++)
        {
            tokens[(index * longest) + i] = row.Tokens[i];
        }

        foreach (var target in row.Targets(length, onPrompt))
        {
            places.Add((index * longest) + target - 1);
            answers.Add(row.Tokens[target]);
        }
    }

    if (places.Count == 0)
    {
        return null;
    }

    var hidden = new FastGpt(weights.Views(), settings.Whole("heads")).Hidden(tensor(tokens).view(part.Length, longest));
    var logits = hidden.index_select(0, tensor(places.ToArray())).matmul(weights["wte.weight"].t());
    return F.cross_entropy(logits, tensor(answers.ToArray()), reduction: nn.Reduction.Sum);
}
