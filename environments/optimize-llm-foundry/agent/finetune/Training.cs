// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Trains for one epoch, going on from the state that the epoch before left.</summary>
static class Training
{
    public static void Run(Settings settings, string epoch)
    {
        var state = State.Read("../made/state.safetensors", settings.Text("device"));
        var rows = Rows.Read($"../made/rows-{epoch}.jsonl").ToList();
        var size = settings.Whole("batch_size");
        var perEpoch = (rows.Count + size - 1) / size;
        var first = (int.Parse(epoch, CultureInfo.InvariantCulture) - 1) * perEpoch;
        for (var batch = 0; batch < perEpoch; batch++)
        {
            Step(settings, state, [.. rows.Skip(batch * size).Take(size)], first + batch, perEpoch * settings.Whole("epochs"));
            if ((batch + 1) % settings.Whole("save_every") == 0)
            {
                state.Write(string.Create(CultureInfo.InvariantCulture, $"../made/checkpoint-{first + batch + 1}.safetensors"));
            }
        }

        state.Write("../made/state.safetensors");
    }

    /// <summary>The loss of a batch is the mean over all of its targets; each row adds its share to the gradient.</summary>
    private static void Step(Settings settings, State state, List<Row> batch, int step, int steps)
    {
        var targets = batch.Sum(row => row.Targets(settings.Whole("max_length"), settings.Flag("train_on_prompt")).Count());
        foreach (var row in batch)
        {
            using var scope = NewDisposeScope();
            var loss = RowLoss(settings, state.Weights, row) / Math.Max(1, targets);
            loss.backward();
            if (step % settings.Whole("log_every") == 0)
            {
                File.AppendAllText("../made/log.txt", string.Create(CultureInfo.InvariantCulture, $"step {step} loss {loss.item<float>() * targets:F4}\n"));
            }
        }

        state.Update(settings, Rate(settings, step, steps));
    }

    /// <summary>The sum of the cross-entropy over the targets of a row.</summary>
    public static Tensor RowLoss(Settings settings, IReadOnlyDictionary<string, Tensor> weights, Row row)
    {
        var length = settings.Whole("max_length");
        var tokens = new long[length];
        var counted = new float[length];
        row.Tokens.Take(length).Select(token => (long)token).ToArray().CopyTo(tokens, 0);
        foreach (var place in row.Targets(length, settings.Flag("train_on_prompt")))
        {
            counted[place] = 1;
        }

        var device = weights["wte.weight"].device;
        var input = tensor(tokens, device: device).view(1, length);
        var logs = new Gpt(weights, settings.Whole("heads")).Logits(input).log_softmax(-1)[0];
        var chosen = logs.slice(0, 0, length - 1, 1).gather(1, input[0].slice(0, 1, length, 1).unsqueeze(1)).squeeze(1);
        return -(chosen * tensor(counted, device: device).slice(0, 1, length, 1)).sum();
    }

    /// <summary>Rises in a line over the first steps, then stays, falls in a line, or falls along a cosine, to a share of its height at the last step.</summary>
    private static double Rate(Settings settings, int step, int steps)
    {
        var (rate, warmup, last) = (settings.Number("learning_rate"), settings.Whole("warmup_steps"), settings.Number("final_learning_rate"));
        if (step < warmup)
        {
            return rate * (step + 1) / (warmup + 1);
        }

        var done = (double)(step - warmup) / Math.Max(1, steps - 1 - warmup);
        return rate * settings.Text("schedule") switch
        {
            "linear" => 1 - (done * (1 - last)),
            "cosine" => last + ((1 - last) * (1 + Math.Cos(Math.PI * done)) / 2),
            _ => 1,
        };
    }
}
