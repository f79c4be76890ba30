using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect.Json;
using RE.Bench.Analysis.Imports.Inspect.Zip;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>A log in Inspect's <c>.json</c> form: one document, read twice so that the order of its keys does not matter.</summary>
internal sealed class JsonLog(Stream file, CancellationToken cancellationToken)
{
    private const int LargestHeader = 64 << 20;
    private const int NewestVersion = 2;

    /// <summary>Gives every sample until there are enough.</summary>
    /// <exception cref="InvalidDataException">It is no log that can be read.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(Func<LogFacts, LogSample, bool> take)
    {
        var log = Facts();
        using var json = Open();
        foreach (var name in json.Properties())
        {
            if (name != "samples" || json.Type != JsonTokenType.StartArray)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.Type != JsonTokenType.EndArray)
            {
                if (!take(log, SampleReader.Read(json)))
                {
                    return;
                }
            }
        }
    }

    private LogFacts Facts()
    {
        var (eval, status, version) = (default(JsonElement), "", 0L);
        using var json = Open();
        try
        {
            foreach (var name in json.Properties())
            {
                switch (name)
                {
                    case "eval":
                        eval = json.Take(LargestHeader);
                        break;
                    case "status":
                        status = json.Take(LargestHeader).AsText();
                        break;
                    case "version":
                        version = json.Take(LargestHeader).AsNumber() is { } number ? (long)number : 0;
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }
        }
        catch (JsonException) when (eval.ValueKind == JsonValueKind.Object)
        {
            // Cut or damaged further on: the samples before that can still be read, and the second reading says what is wrong.
        }

        return (eval.ValueKind, version) switch
        {
            (_, > NewestVersion) => throw new InvalidDataException($"it has the version {version}, and {NewestVersion} is the newest that is known"),
            (JsonValueKind.Object, _) => new LogFacts(eval, status),
            _ => throw new InvalidDataException("it has no 'eval' and so is no log of Inspect"),
        };
    }

    private JsonPull Open()
    {
        var json = new JsonPull(new SubStream(file, 0, file.Length), cancellationToken);
        return json.Read() && json.Type == JsonTokenType.StartObject ? json : throw new JsonException("it is no object");
    }
}
