using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect.Json;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Takes what is needed from a sample of any size, without holding the rest.</summary>
internal static class SampleReader
{
    private const int Small = 1 << 20;
    private const int Large = 32 << 20;
    private const int MostScores = 100_000;

    /// <summary>Reads the object that the token begins.</summary>
    /// <exception cref="JsonException">It is no JSON, or no sample.</exception>
    public static LogSample Read(JsonPull json)
    {
        if (json.Type != JsonTokenType.StartObject)
        {
            throw new JsonException("a sample is no object");
        }

        var sample = new LogSample();
        TimeSpan? wall = null;
        foreach (var name in json.Properties())
        {
            if (name == "events" && json.Type == JsonTokenType.StartArray)
            {
                sample = sample with { Events = ReadEvents(json) };
            }
            else if (name == "total_time")
            {
                wall = json.Take(Small).AsTime();
            }
            else
            {
                sample = With(sample, name, json);
            }
        }

        return sample with { Spent = sample.Spent ?? wall };
    }

    private static LogSample With(LogSample sample, string name, JsonPull json)
    {
        switch (name)
        {
            case "id":
                return sample with { Id = json.Take(Small).AsText() };
            case "epoch":
                return sample with { Epoch = json.Take(Small) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var epoch) ? epoch : 0 };
            case "uuid":
                return sample with { Uuid = json.Take(Small).AsText() };
            case "scores":
                return sample with { Scores = json.Take(Large) };
            case "metadata":
                return sample with { Metadata = json.Take(Large) };
            case "model_usage":
                return sample with { Usage = json.Take(Small) };
            case "started_at":
                return sample with { StartedAt = json.Take(Small).AsMoment() };
            case "working_time":
                return sample with { Spent = json.Take(Small).AsTime() };
            case "error":
                var hasError = json.Type == JsonTokenType.StartObject;
                json.Skip();
                return sample with { HasError = hasError };
            case "limit":
                return sample with { Limit = json.Take(Small).Text("type") };
            default:
                json.Skip();
                return sample;
        }
    }

    private static List<LogScore> ReadEvents(JsonPull json)
    {
        var scores = new List<LogScore>();
        while (json.Read() && json.Type != JsonTokenType.EndArray)
        {
            if (json.Type != JsonTokenType.StartObject)
            {
                json.Skip();
            }
            else if (ReadEvent(json) is { } score)
            {
                scores.Add(score);
            }

            if (scores.Count > MostScores)
            {
                throw new InvalidDataException($"it has more than {MostScores} scores");
            }
        }

        return scores;
    }

    private static LogScore? ReadEvent(JsonPull json)
    {
        var (isScore, score) = (false, new LogScore(null, false, "", default));
        foreach (var name in json.Properties())
        {
            switch (name)
            {
                case "event":
                    isScore = json.Take(Small).AsText() == "score";
                    break;
                case "working_start":
                    score = score with { At = json.Take(Small).AsTime() };
                    break;
                case "intermediate":
                    score = score with { IsIntermediate = json.Type == JsonTokenType.True };
                    json.Skip();
                    break;
                case "scorer":
                    score = score with { Scorer = json.Take(Small).AsText() };
                    break;
                case "score":
                    score = score with { Value = json.Take(Small).Get("value") };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return isScore ? score : null;
    }
}
