using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Runs.Verification;

/// <summary>How much scores of one submission differ by the environment's calibration.</summary>
/// <param name="Sd">Standard deviation of one scoring.</param>
/// <param name="Scorings">How many scorings it was taken from.</param>
internal sealed record ScoringNoise(double Sd, int Scorings)
{
    private const string FileName = "calibration.json";

    /// <summary>The larger spread of the starting and the reference solution of a profile; null when the calibration says none.</summary>
    public static ScoringNoise? Of(string environmentFolder, string profile)
    {
        var file = Path.Combine(environmentFolder, FileName);
        try
        {
            var sizes = File.Exists(file) ? JsonNode.Parse(File.ReadAllBytes(file))?["profiles"]?[profile] : null;
            ScoringNoise?[] found = [Of(sizes?["starting"], "sd"), Of(sizes?["reference"], "sd_of_scoring")];
            return found.OfType<ScoringNoise>().MaxBy(noise => noise.Sd);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static ScoringNoise? Of(JsonNode? solution, string key) =>
        solution?[key] is { } sd && solution["scorings"] is { } scorings ? new ScoringNoise(sd.GetValue<double>(), scorings.GetValue<int>()) : null;
}
