using System.Globalization;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>The inputs of one run of <c>finetune.sh</c>: rows and options that nobody has seen before.</summary>
/// <param name="Name">Names the files with its weights.</param>
/// <param name="Rows">The training rows.</param>
/// <param name="Options">Values that replace those of the given <c>finetune.yaml</c>.</param>
internal sealed record FinetuneCase(string Name, IReadOnlyList<FinetuneRow> Rows, IReadOnlyDictionary<string, string> Options)
{
    private const int CheckedRows = 26;
    private const int TimedEpochs = 2;

    /// <summary>
    /// A timed case. What is drawn here hardly changes how much work a row is, for the given script or for a fast one, so that the ratio of two times is the same for
    /// every case; epochs and batch sizes that would change it are drawn for the untimed one.
    /// </summary>
    /// <param name="seed">Seed of the scoring.</param>
    /// <param name="visits">Rows times epochs.</param>
    /// <param name="device">Where the model is trained.</param>
    public static FinetuneCase Timed(long seed, int visits, string device)
    {
        var draw = new HiddenDraw(seed, 1);
        var options = Drawn(draw, device);
        options["epochs"] = Text(TimedEpochs);
        options["batch_size"] = Text(draw.Between(15, 18));
        return new("timed", new RowGenerator(new(seed, 2)).Take(visits / TimedEpochs), options);
    }

    /// <summary>A small case, not timed, with options and rows at the edge of what is allowed.</summary>
    /// <param name="seed">Seed of the scoring.</param>
    /// <param name="device">Where the model is trained.</param>
    public static FinetuneCase Checked(long seed, string device)
    {
        var draw = new HiddenDraw(seed, 3);
        var options = Drawn(draw, device);
        options["epochs"] = Text(draw.Between(1, 2));
        options["batch_size"] = Text(draw.OneOf([5, 7, 9]));
        options["max_length"] = Text(draw.OneOf([40, 48, 64]));
        options["train_on_prompt"] = draw.OneOf(["true", "false"]);
        options["beta1"] = draw.OneOf(["0.8", "0.85", "0.9"]);
        options["beta2"] = draw.OneOf(["0.95", "0.98", "0.995"]);
        var rows = new RowGenerator(new(seed, 4)).Take(CheckedRows);
        return new("checked", [.. rows, new("Say nothing.", ""), new("", "No prompt: \"quoted\", \\ and\ttab, and Ωmega 東京 🙂."), new(string.Join(' ', rows.Select(row => row.Prompt)), "cut off")], options);
    }

    /// <summary>The same case for a model of so many attention heads; null = of as many as the given options say.</summary>
    public FinetuneCase With(int? heads) => heads is { } count ? this with { Options = new Dictionary<string, string>(Options) { ["heads"] = Text(count) } } : this;

    /// <summary>Rows on which no run was trained.</summary>
    public static IReadOnlyList<FinetuneRow> HeldOut(long seed, int count) => new RowGenerator(new(seed, 5)).Take(count);

    private static Dictionary<string, string> Drawn(HiddenDraw draw, string device) => new()
    {
        ["device"] = device,
        ["seed"] = Text(draw.Below(1_000_000)),
        ["order"] = draw.OneOf(["shuffled", "shuffled", "file", "reversed"]),
        ["learning_rate"] = draw.OneOf(["0.0007", "0.0009", "0.0011", "0.0013"]),
        ["schedule"] = draw.OneOf(["constant", "linear", "cosine"]),
        ["warmup_steps"] = Text(draw.Between(2, 6)),
        ["final_learning_rate"] = draw.OneOf(["0.3", "0.4", "0.5"]),
        ["weight_decay"] = draw.OneOf(["0", "0.01", "0.05"]),
        ["clip"] = draw.OneOf(["0.5", "1.0", "2.0"]),
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
