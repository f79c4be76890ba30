using System.Text.Json;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes the scores of all runs together. No valid row counts as normalized 0; raw scores are of runs that have one.</summary>
internal sealed class InspectResults(InspectGroup group)
{
    private List<double> Normalized => [.. group.Runs.Select(run => run.Result?.Score?.Normalized ?? 0)];

    private List<double> Raw => [.. group.Runs.Select(run => run.Result?.Score?.Raw).OfType<double>()];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("results");
        json.WriteNumber("total_samples", group.Runs.Count);
        json.WriteNumber("completed_samples", group.Runs.Count(run => InspectWords.Error(run) is null));
        json.WriteStartArray("scores");
        WriteScore(json, "normalized", Normalized);
        WriteScore(json, "raw", Raw);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One value for each score: the mean over the epochs.</summary>
    public void WriteReductions(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var (name, values) in new[] { ("normalized", Normalized), ("raw", Raw) })
        {
            json.WriteStartObject();
            json.WriteString("scorer", name);
            json.WriteString("reducer", "mean");
            json.WriteStartArray("samples");
            if (values.Count > 0)
            {
                json.WriteStartObject();
                json.WriteNumber("value", values.Average());
                json.WriteString("sample_id", group.First.Facts.Environment);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteScore(Utf8JsonWriter json, string name, List<double> values)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("scorer", InspectWords.Source);
        json.WriteString("reducer", "mean");
        json.WriteNumber("scored_samples", values.Count);
        json.WriteNumber("unscored_samples", group.Runs.Count - values.Count);
        json.EmptyObject("params");
        json.WriteStartObject("metrics");
        if (values.Count > 0)
        {
            WriteMetric(json, "mean", values.Average());
            WriteMetric(json, "min", values.Min());
            WriteMetric(json, "max", values.Max());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, string name, double value)
    {
        json.WriteStartObject(name);
        json.WriteString("name", name);
        json.WriteNumber("value", value);
        json.EmptyObject("params");
        json.WriteEndObject();
    }
}
