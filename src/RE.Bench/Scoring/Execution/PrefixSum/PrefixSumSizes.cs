using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>The sizes of a timed prefix sum, from the profile's parameters.</summary>
/// <param name="Arrays">Arrays a timed batch.</param>
/// <param name="Length">Elements an array.</param>
/// <param name="Batches">Timed batches.</param>
/// <param name="BuildTime">Longest time that a build may take.</param>
/// <param name="BatchTime">Longest time that a batch may take.</param>
/// <param name="OnDevice">Whether input and output are in the memory of a GPU.</param>
internal sealed record PrefixSumSizes(int Arrays, int Length, int Batches, TimeSpan BuildTime, TimeSpan BatchTime, bool OnDevice)
{
    private const int MostBytes = 1 << 30;

    /// <summary>Reads <c>arrays</c>, <c>array_length</c>, <c>batches</c>, <c>build_seconds</c>, <c>batch_seconds</c> and <c>device</c> (<c>cpu</c> where it is missing, or <c>cuda</c>).</summary>
    /// <exception cref="InvalidOperationException">One is missing or makes no sense: a mistake of the definition.</exception>
    public static PrefixSumSizes From(JsonObject parameters)
    {
        var sizes = new PrefixSumSizes(
            Whole(parameters, "arrays"), Whole(parameters, "array_length"), Whole(parameters, "batches"),
            TimeSpan.FromSeconds(Whole(parameters, "build_seconds")), TimeSpan.FromSeconds(Whole(parameters, "batch_seconds")),
            Device(parameters));
        return (long)sizes.Arrays * sizes.Length * sizeof(int) <= MostBytes && sizes.Arrays <= BatchLayout.MostArrays
            ? sizes
            : throw new InvalidOperationException($"A batch of {sizes.Arrays} arrays of {sizes.Length} elements is too large; the definition is wrong.");
    }

    private static bool Device(JsonObject parameters) => parameters["device"]?.GetValue<string>() switch
    {
        null or "cpu" => false,
        "cuda" => true,
        var other => throw new InvalidOperationException($"The parameter 'device' of the profile is '{other}' and must be 'cpu' or 'cuda'; the definition is wrong."),
    };

    private static int Whole(JsonObject parameters, string name) =>
        parameters[name] is JsonValue number && number.GetValueKind() == JsonValueKind.Number && int.TryParse(number.ToJsonString(), CultureInfo.InvariantCulture, out var value) && value >= 1
            ? value
            : throw new InvalidOperationException($"The parameter '{name}' of the profile is missing or no whole number from 1 up; the definition is wrong.");
}
