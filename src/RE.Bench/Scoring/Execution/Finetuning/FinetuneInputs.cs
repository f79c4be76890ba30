using System.Text.Json;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>Lays a case out in the folder that becomes a sandbox's home, beside the built script.</summary>
internal static class FinetuneInputs
{
    private static readonly string[] BaseFiles = ["model.safetensors", "tokenizer.json"];
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes rows and options, and copies the base model; results that were there before are removed.</summary>
    /// <param name="solution">The folder that the script knows as its parent; holds <c>finetune/</c>, all of it the harness's own files.</param>
    /// <param name="options">The given <c>finetune.yaml</c>.</param>
    /// <param name="model">The folder of the base model and its <c>tokenizer.json</c>.</param>
    /// <param name="inputs">What to lay out.</param>
    public static void Write(string solution, string options, string model, FinetuneCase inputs)
    {
        var script = Path.Combine(solution, "finetune");
        var trained = Path.Combine(script, "trained");
        if (Directory.Exists(trained))
        {
            Directory.Delete(trained, recursive: true);
        }

        var weights = Directory.CreateDirectory(Path.Combine(solution, "base")).FullName;
        foreach (var file in BaseFiles)
        {
            File.Copy(Path.Combine(model, file), Path.Combine(weights, file));
        }

        WriteRows(Path.Combine(solution, "train_data.jsonl"), inputs.Rows);
        File.Delete(Path.Combine(script, "finetune.yaml"));
        File.WriteAllLines(Path.Combine(script, "finetune.yaml"), File.ReadLines(options).Select(line => Replace(line, inputs.Options)));
    }

    /// <summary>Writes rows, one JSON object a line.</summary>
    public static void WriteRows(string file, IEnumerable<FinetuneRow> rows) => File.WriteAllLines(file, rows.Select(row => JsonSerializer.Serialize(row, Snake)));

    private static string Replace(string line, IReadOnlyDictionary<string, string> options) =>
        line.Split(':', 2) is [var name, _] && options.TryGetValue(name, out var value) ? $"{name}: {value}" : line;
}
