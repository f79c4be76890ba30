using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>The sizes of a timed fine-tuning, from the profile's parameters.</summary>
/// <param name="Visits">Rows times epochs of a timed run.</param>
/// <param name="HeldOutRows">Rows on which the losses are compared.</param>
/// <param name="Rounds">How often each script is timed.</param>
/// <param name="BuildTime">Longest time of a build.</param>
/// <param name="RunTime">Longest time of a run.</param>
/// <param name="WeightsBytes">Largest file of trained weights.</param>
/// <param name="Device">Where the model is trained, in TorchSharp's words: <c>cpu</c> or <c>cuda</c>.</param>
internal sealed record FinetuneSizes(int Visits, int HeldOutRows, int Rounds, TimeSpan BuildTime, TimeSpan RunTime, long WeightsBytes, string Device)
{
    /// <summary>Data set and folder of the base model and its <c>tokenizer.json</c>; null = <c>agent/base</c>.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>Attention heads of the base model; null = as <c>finetune.yaml</c> says.</summary>
    public int? Heads { get; init; }

    /// <summary>Reads <c>row_visits</c>, <c>held_out_rows</c>, <c>rounds</c>, <c>build_seconds</c>, <c>run_seconds</c>, <c>weights_limit</c> and <c>device</c>, and <c>base_folder</c> and <c>heads</c> where they are there.</summary>
    /// <exception cref="InvalidOperationException">One is missing or makes no sense: a mistake of the definition.</exception>
    public static FinetuneSizes From(JsonObject parameters) => new(
        Whole(parameters, "row_visits"), Whole(parameters, "held_out_rows"), Whole(parameters, "rounds"),
        TimeSpan.FromSeconds(Whole(parameters, "build_seconds")), TimeSpan.FromSeconds(Whole(parameters, "run_seconds")),
        Number(parameters, "weights_limit", 1L << 40),
        parameters["device"]?.GetValue<string>() ?? throw new InvalidOperationException("The profile has no 'device'."))
    {
        BaseFolder = parameters["base_folder"]?.GetValue<string>(),
        Heads = parameters.ContainsKey("heads") ? Whole(parameters, "heads") : null,
    };

    private static int Whole(JsonObject parameters, string name) => (int)Number(parameters, name, 1_000_000);

    private static long Number(JsonObject parameters, string name, long most) =>
        parameters[name] is JsonValue number && number.GetValueKind() == JsonValueKind.Number && long.TryParse(number.ToJsonString(), CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most
            ? value
            : throw new InvalidOperationException($"The parameter '{name}' of the profile is missing or no whole number from 1 to {most}; the definition is wrong.");
}
