using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.Statistics;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Environments;
using RE.Bench.Events;

namespace RE.Bench.Cli.Trials;

/// <summary>What was measured of one profile.</summary>
/// <param name="Starting">Scores of the starting solution.</param>
/// <param name="Rebuilds">Scores of each reference that was made.</param>
internal sealed record CalibrationSheet(ScoredAgain Starting, IReadOnlyList<ScoredAgain> Rebuilds)
{
    private const int Digits = 6;

    /// <summary>The machine.</summary>
    public required HostFacts Host { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the harness.</summary>
    public required string Harness { get; init; }

    /// <summary>Mean of the means of the references.</summary>
    public double Reference => Rebuilds.Select(rebuild => rebuild.Mean).Mean();

    /// <summary>Root mean square of the references' standard deviations of one scoring.</summary>
    public double ScoringSd => Rebuilds.Select(rebuild => rebuild.Sd).RootMeanSquare();

    /// <summary>Sample standard deviation of the references' means; 0 for a single one.</summary>
    public double RebuildingSd => Rebuilds.Count > 1 ? Rebuilds.Select(rebuild => rebuild.Mean).StandardDeviation() : 0;

    /// <summary>Whether starting solution, references and noise are within their limits on the scale that the definition has.</summary>
    public bool Fits(ProfileDefinition profile)
    {
        var width = Math.Abs(profile.Reference - profile.Starting);
        return Math.Abs(Starting.Mean - profile.Starting) <= CheckLimits.Distance * width
            && Math.Abs(Reference - profile.Reference) <= CheckLimits.Distance * width
            && Math.Max(Starting.Sd, ScoringSd) <= CheckLimits.Noise * width;
    }

    /// <summary>For people: what was measured beside what the definition says.</summary>
    public IEnumerable<string> Lines(ProfileDefinition profile)
    {
        var width = Math.Abs(profile.Reference - profile.Starting);
        yield return Line($"starting   {Starting.Mean:G6} measured, {profile.Starting:G6} in environment.yaml; {Starting.Raw.Count} scorings, sd {Starting.Sd:G3} ({Starting.Sd / width:0.0000} normalized)");
        yield return Line($"reference  {Reference:G6} measured, {profile.Reference:G6} in environment.yaml; {Rebuilds.Count} made, {Rebuilds.Sum(rebuild => rebuild.Raw.Count)} scorings, sd of scoring {ScoringSd:G3} ({ScoringSd / width:0.0000} normalized), of making {RebuildingSd:G3}");
        yield return Fits(profile)
            ? "The definition agrees with what was measured."
            : Line($"The definition does not agree. To take these numbers over, write 'starting: {Starting.Mean:G4}' and 'reference: {Reference:G4}' into environment.yaml and raise its version.");
    }

    /// <summary>The same for <c>calibration.json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["machine"] = $"{Host.Cpu}, {Host.Cores} cores, {Figures.Bytes(Host.MemoryBytes)}, {Host.Os}, .NET {Host.Dotnet}",
        ["date"] = At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["harness"] = Harness,
        ["scorer"] = Starting.Scorer,
        ["starting"] = new JsonObject { ["scorings"] = Starting.Raw.Count, ["raw"] = Round(Starting.Mean), ["sd"] = Round(Starting.Sd), ["scores"] = Numbers(Starting.Raw) },
        ["reference"] = new JsonObject
        {
            ["scorings"] = Rebuilds.Sum(rebuild => rebuild.Raw.Count),
            ["raw"] = Round(Reference),
            ["sd_of_scoring"] = Round(ScoringSd),
            ["sd_of_rebuilding"] = Round(RebuildingSd),
            ["rebuilds"] = new JsonArray([.. Rebuilds.Select(Rebuild)]),
        },
    };

    private static JsonNode Rebuild(ScoredAgain rebuild) => new JsonObject
    {
        ["working_seconds"] = Math.Round(rebuild.Run.Budget.Spent.TotalSeconds),
        ["raw"] = Round(rebuild.Mean),
        ["scores"] = Numbers(rebuild.Raw),
    };

    private static JsonArray Numbers(IReadOnlyList<double> raw) => [.. raw.Select(value => (JsonNode)Round(value))];

    private static double Round(double value) => Math.Round(value, Digits);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
