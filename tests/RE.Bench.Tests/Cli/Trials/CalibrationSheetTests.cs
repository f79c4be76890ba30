using System.Text.Json.Nodes;
using RE.Bench.Cli.Trials;
using RE.Bench.Environments;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Trials;

public sealed class CalibrationSheetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Noise_of_scoring_and_of_making_are_told_apart()
    {
        var sheet = Sheet([1, 1, 1], [4, 6], [9, 11]);

        // By hand: each pair has mean 5 and 10 and a sample deviation of the root of 2; the means differ by 5, so theirs is 5 by the root of 2.
        Assert.Equal(7.5, sheet.Reference, 12);
        Assert.Equal(Math.Sqrt(2), sheet.ScoringSd, 12);
        Assert.Equal(5 / Math.Sqrt(2), sheet.RebuildingSd, 12);
    }

    [Theory]
    [InlineData(0, 10, true)]
    [InlineData(0.6, 10, false)]
    [InlineData(0, 11, false)]
    [InlineData(10, 0, false)]
    public void A_definition_agrees_within_a_twentieth_of_its_own_scale(double starting, double reference, bool fits) =>
        Assert.Equal(fits, Sheet([0, 0], [10, 10]).Fits(Some.Definition().Profiles["cpu"] with { Starting = starting, Reference = reference }));

    [Fact]
    public void A_noisy_scorer_does_not_fit() =>
        Assert.False(Sheet([0, 0], [8, 12]).Fits(Some.Definition().Profiles["cpu"] with { Starting = 0, Reference = 10 }));

    [Fact]
    public void The_file_keeps_other_profiles_and_is_read_by_confirmations()
    {
        var folder = Directory.CreateDirectory(_folder["sample"]).FullName;
        File.WriteAllText(Path.Combine(folder, "calibration.json"), """{"canary": "x", "profiles": {"gpu": {"measured": false}, "cpu": {"old": 1}}}""");
        var environment = new EnvironmentFolder(Some.Definition(), folder, "sha256:0");

        CalibrationFile.Write(environment, "cpu", Sheet([1, 2, 3], [4, 6]));

        var written = JsonNode.Parse(File.ReadAllText(CalibrationFile.PathOf(environment)))!;
        Assert.False(written["profiles"]!["gpu"]!["measured"]!.GetValue<bool>());
        Assert.Null(written["profiles"]!["cpu"]!["old"]);
        Assert.Equal(2.0, written["profiles"]!["cpu"]!["starting"]!["raw"]!.GetValue<double>());
        var noise = RE.Bench.Runs.Verification.ScoringNoise.Of(folder, "cpu");
        Assert.Equal(Math.Sqrt(2), noise!.Sd, 6);
        Assert.Equal(2, noise.Scorings);
    }

    private CalibrationSheet Sheet(double[] starting, params double[][] rebuilds) => new(Again(starting), [.. rebuilds.Select(Again)])
    {
        Host = HostProbe.Read(),
        At = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero),
        Harness = "0.1.0",
    };

    private ScoredAgain Again(double[] raw) => new(Result(), "sample/1", raw, "");

    private RunResult Result() => ResultStore.Read(new MadeRun().Write(Directory.CreateDirectory(_folder[Guid.NewGuid().ToString("N")]).FullName).Result);
}
