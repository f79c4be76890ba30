using System.Runtime.InteropServices;
using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect.Json;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Makes run records of samples.</summary>
internal sealed class SampleRecords(LogFacts log, InspectOptions options)
{
    /// <summary>The record of a sample.</summary>
    /// <exception cref="InvalidDataException">It has none; the message says why, to be put after "has" or "have".</exception>
    public RunRecord From(LogSample sample) =>
        sample.Metadata.Get("rebench_record") is { ValueKind: JsonValueKind.Object } own ? Own(own, sample) : Foreign(sample);

    // Our own export: the record as it was, if it still fits the log's score.
    private static RunRecord Own(JsonElement element, LogSample sample)
    {
        var record = RunRecordLine.Read(JsonMarshal.GetRawUtf8Value(element), out var refusal);
        if (record is null)
        {
            throw new InvalidDataException($"a run record that cannot be read ({Quoted.Value(refusal)})");
        }

        return sample.Scores.Get("normalized").Get("value").AsNumber() == (record.Normalized ?? 0)
            ? record
            : throw new InvalidDataException("another score than the run record in its metadata: it was changed after its export");
    }

    private RunRecord Foreign(LogSample sample)
    {
        if (log.Status == "started" && sample.Scores.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("not ended");
        }

        var points = Points(sample, ScoreChoice.Of(sample.Scores, options.Score));
        var last = points[^1];
        var spent = points[^1].At;
        return Checked(new RunRecord
        {
            Run = RunId(sample),
            Source = "inspect",
            Environment = log.Environment,
            EnvironmentVersion = log.TaskVersion,
            Profile = options.Profile,
            Agent = log.Agent,
            Scaffold = log.Scaffold,
            Model = log.Model,
            Limit = options.Limit ?? log.Limit ?? (spent > TimeSpan.Zero ? spent : throw new InvalidDataException("no limit of time and no time spent; give the limit with --limit")),
            Spent = spent,
            Outcome = Outcome(sample),
            Better = Better(),
            Selection = points.Any(point => point.Normalized > last.Normalized) ? ScoreSelection.Last : ScoreSelection.Best,
            Points = points,
            HasTrajectory = sample.Events.Any(score => score.IsIntermediate),
            Normalized = last.Normalized ?? points.Where(point => point.IsValid).Select(point => point.Normalized).Max(),
            Raw = last.Raw,
            Tokens = Uses(sample).Sum(Tokens),
            CostUsd = Cost(sample),
            Sandbox = log.Sandbox,
            Harness = log.Harness,
            StartedAt = sample.StartedAt,
        });
    }

    // The starting solution is what is there at time 0, and its normalized score is 0 by definition.
    private List<ScorePoint> Points(LogSample sample, ScoreChoice choice)
    {
        var points = new List<ScorePoint> { Point(TimeSpan.Zero, "starting", 0, options.Scale?.Starting) };
        foreach (var score in sample.Events.Where(score => score.IsIntermediate && (score.Scorer.Length == 0 || choice.Scorer is null || score.Scorer == choice.Scorer || choice.Number(score.Value) is not null)))
        {
            var at = score.At ?? points[^1].At;
            points.Add(Point(at < points[^1].At ? points[^1].At : at, "requested", choice.Number(score.Value)));
        }

        var final = choice.Number(sample.Scores.Get(choice.Scorer ?? "").Get("value"));
        var end = sample.Spent ?? points[^1].At;
        points.Add(Point(end < points[^1].At ? points[^1].At : end, "final", final));
        return points;
    }

    private ScorePoint Point(TimeSpan at, string purpose, double? value) =>
        value is { } raw ? Point(at, purpose, Normalize(raw), options.IsNormalized ? null : raw) : new ScorePoint { At = at, Purpose = purpose, Outcome = "invalid" };

    private static ScorePoint Point(TimeSpan at, string purpose, double normalized, double? raw) =>
        new() { At = at, Purpose = purpose, Outcome = "scored", Raw = raw, Normalized = normalized };

    private double Normalize(double value) => options switch
    {
        { Scale: { } scale } => scale.Normalize(value),
        { IsNormalized: true } => Math.Max(0, value),
        _ => throw new InvalidDataException("scores that are not normalized; give --starting and --reference, or say --normalized"),
    };

    private ScoreDirection Better() => options.Scale is { } scale
        ? scale.Reference < scale.Starting ? ScoreDirection.Lower : ScoreDirection.Higher
        : log.Family?.Better ?? ScoreDirection.Higher;

    private static RunRecord Checked(RunRecord record) =>
        RecordChecks.All(record).FirstOrDefault() is { } wrong ? throw new InvalidDataException($"a record that is no run: {Quoted.Value(wrong)}") : record;

    private string RunId(LogSample sample) => $"inspect-{(log.Id.Length > 0 ? log.Id : sample.Uuid)}-{sample.Id}-{sample.Epoch}";

    private string Outcome(LogSample sample) => sample switch
    {
        { HasError: true } => RunOutcomes.InfrastructureFailed,
        { Limit: "operator" } => RunOutcomes.Cancelled,
        { Limit.Length: > 0 } => RunOutcomes.BudgetSpent,
        _ when log.Status == "cancelled" => RunOutcomes.Cancelled,
        _ => RunOutcomes.Submitted,
    };

    private static IEnumerable<JsonElement> Uses(LogSample sample) =>
        sample.Usage.ValueKind == JsonValueKind.Object ? sample.Usage.EnumerateObject().Select(model => model.Value) : [];

    private static long Tokens(JsonElement use) => use.Count("total_tokens") is > 0 and var total
        ? total
        : use.Count("input_tokens") + use.Count("input_tokens_cache_read") + use.Count("input_tokens_cache_write") + use.Count("output_tokens");

    // Known only if every model's is.
    private static decimal? Cost(LogSample sample)
    {
        var costs = Uses(sample).Select(use => use.Number("total_cost")).ToList();
        return costs.Count > 0 && costs.All(cost => cost is >= 0 and < 1e12) ? costs.Sum(cost => (decimal)cost!.Value) : null;
    }
}
