using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Results;

namespace RE.Bench.Analysis.Records;

/// <summary>Reads a <c>result.json</c> that anybody may have made.</summary>
internal static class ResultFile
{
    private const long Largest = 32L << 20;

    /// <summary>Reads and checks a result.</summary>
    /// <exception cref="UserErrorException">It is not one that this version can read; the message says why.</exception>
    public static RunResult Read(string path)
    {
        try
        {
            return Parse(HostileFile.ReadAll(path, Largest), path);
        }
        catch (IOException failure)
        {
            throw new UserErrorException($"The result '{path}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Understands the bytes of a result.</summary>
    /// <exception cref="UserErrorException">It is not one that this version can read; the message says why.</exception>
    public static RunResult Parse(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
            if (SchemaHead.Of(bytes).Refusal("rebench.result/1") is { } refusal)
            {
                throw new UserErrorException($"The result '{path}' is not read: {refusal}.");
            }

            var result = Complete(JsonSerializer.Deserialize(bytes, Strict.RunResult) ?? throw new JsonException("it is null"));
            var wrong = ResultChecks.All(result);
            return wrong.Count == 0 ? result : throw new UserErrorException($"The result '{path}' contradicts itself: {string.Join("; ", wrong)}. It was changed or damaged; 'rebench rescore' scores the run's submissions again.");
        }
        catch (JsonException failure)
        {
            throw new UserErrorException($"'{path}' is not a result: {Quoted.Reason(failure)}. Restore it from a copy; 'rebench resume' writes it again from the journal.", failure);
        }
    }

    // Generated JSON readers leave null where an optional key is missing.
    private static RunResult Complete(RunResult result) => result with
    {
        OutcomeDetail = result.OutcomeDetail ?? "",
        Integrity = result.Integrity ?? [],
        Host = result.Host with { Gpus = result.Host.Gpus ?? [] },
    };

    private static ResultJson Strict => field ??= new(new JsonSerializerOptions(ResultJson.Default.Options) { AllowDuplicateProperties = false });
}
