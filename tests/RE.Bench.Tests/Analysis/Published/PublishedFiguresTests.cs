using MathNet.Numerics.Statistics;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Imports;
using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Building;

namespace RE.Bench.Tests.Analysis.Published;

/// <summary>The arithmetic against figures that were worked out of METR's published runs by another program; what they mean is in docs/analysis.md.</summary>
public sealed class PublishedFiguresTests
{
    private const AtKEstimator With = AtKEstimator.WithReplacement;
    private const AtKEstimator Without = AtKEstimator.WithoutReplacement;

    /// <summary>Environment, agent, minutes, n; mean, median, most, percent above 0.05 and percent of at least 1.</summary>
    public static TheoryData<string, string, int, int, string> Cells => new()
    {
        { "fix", "human", 480, 17, "0.597 0.588 1.055 94 12" },
        { "fix", "o1-preview", 30, 37, "0.010 0.000 0.173 5 0" },
        { "fix", "o1-preview", 120, 17, "0.293 0.269 0.561 100 0" },
        { "fix", "o1", 120, 10, "0.134 0.093 0.355 50 0" },
        { "fix", "Claude 3.5 Sonnet (New)", 120, 5, "0.022 0.020 0.070 20 0" },
        { "fix", "Claude 3.5 Sonnet (Old)", 30, 46, "0.001 0.000 0.023 0 0" },
        { "nano", "human", 480, 12, "0.783 0.855 1.484 92 33" },
        { "nano", "o1-preview", 30, 37, "0.055 0.000 0.315 38 0" },
        { "nano", "o1-preview", 120, 16, "0.227 0.115 1.251 75 6" },
        { "nano", "o1", 120, 9, "0.109 0.107 0.315 56 0" },
        { "nano", "Claude 3.5 Sonnet (New)", 120, 4, "0.321 0.173 0.797 100 0" },
        { "nano", "Claude 3.5 Sonnet (Old)", 30, 32, "0.143 0.114 0.570 59 0" },
        { "foundry", "human", 480, 17, "0.598 0.251 4.335 88 6" },
        { "foundry", "o1-preview", 30, 28, "0.376 0.201 4.052 93 7" },
        { "foundry", "o1-preview", 120, 17, "0.206 0.219 0.232 94 0" },
        { "foundry", "o1", 120, 9, "0.218 0.217 0.225 100 0" },
        { "foundry", "Claude 3.5 Sonnet (New)", 30, 7, "0.254 0.281 0.311 100 0" },
        { "mlm", "human", 480, 12, "0.869 0.789 2.163 92 42" },
        { "mlm", "o1-preview", 30, 36, "0.003 0.000 0.028 0 0" },
        { "mlm", "o1-preview", 120, 18, "0.004 0.000 0.024 0 0" },
        { "mlm", "Claude 3.5 Sonnet (New)", 120, 4, "0.091 0.009 0.348 25 0" },
        { "rust", "human", 480, 14, "1.050 0.668 7.857 79 14" },
        { "rust", "o1-preview", 30, 36, "0.119 0.000 0.524 39 0" },
        { "rust", "o1-preview", 120, 16, "0.107 0.048 0.286 44 0" },
        { "rust", "o1", 120, 8, "0.310 0.262 0.524 100 0" },
        { "rust", "Claude 3.5 Sonnet (New)", 30, 32, "0.265 0.286 0.333 100 0" },
        { "rust", "Claude 3.5 Sonnet (Old)", 30, 88, "0.085 0.000 0.429 33 0" },
        { "scaling", "human", 480, 11, "0.585 0.756 1.170 64 27" },
        { "scaling", "o1-preview", 30, 36, "0.045 0.000 0.917 6 0" },
        { "scaling", "o1-preview", 120, 12, "0.127 0.000 0.917 17 0" },
        { "scaling", "Claude 3.5 Sonnet (New)", 30, 23, "0.516 0.609 1.158 74 9" },
        { "triton", "human", 480, 10, "0.827 0.600 1.808 90 40" },
        { "triton", "o1-preview", 30, 38, "0.169 0.024 0.697 26 0" },
        { "triton", "o1-preview", 120, 15, "0.628 0.687 0.826 93 0" },
        { "triton", "o1", 120, 9, "0.391 0.624 0.706 67 0" },
        { "triton", "Claude 3.5 Sonnet (New)", 30, 94, "0.065 0.000 0.920 10 0" },
        { "triton", "Claude 3.5 Sonnet (Old)", 30, 25, "0.214 0.113 0.776 56 0" },
    };

    [Fact]
    public void There_are_1808_runs() => Assert.Equal(1808, PublishedRuns.Read().Count);

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_is_as_published(string environment, string agent, int minutes, int n, string figures)
    {
        var scores = PublishedRuns.Read().Where(run => (run.Environment, run.Agent, run.Minutes) == (environment, agent, minutes)).Select(run => run.Score).ToArray();

        double[] found = [scores.Mean(), scores.Median(), scores.Max()];
        var shares = $"{100.0 * scores.Count(score => score > 0.05) / scores.Length:0} {100.0 * scores.Count(score => score >= 1) / scores.Length:0}";
        Assert.Equal(n, scores.Length);
        Assert.Equal(figures, $"{string.Join(' ', found.Select(value => value.ToString("0.000")))} {shares}");
    }

    [Theory]
    [InlineData("human", 480, 1, 0.641, 0.641)]
    [InlineData("human", 480, 2, 0.875, 0.856)]
    [InlineData("human", 480, 4, 1.078, 1.040)]
    [InlineData("o1-preview", 30, 1, 0.092, 0.092)]
    [InlineData("o1-preview", 30, 4, 0.203, 0.198)]
    [InlineData("o1-preview", 30, 16, 0.378, 0.340)]
    [InlineData("o1-preview", 30, 64, 0.492, 0.469)]
    [InlineData("o1-preview", 120, 1, 0.228, 0.228)]
    [InlineData("o1-preview", 120, 4, 0.338, 0.329)]
    [InlineData("o1-preview", 120, 16, 0.472, 0.428)]
    [InlineData("o1", 120, 1, 0.167, 0.167)]
    [InlineData("o1", 120, 4, 0.280, 0.268)]
    [InlineData("o1", 120, 16, 0.307, 0.303)]
    [InlineData("Claude 3.5 Sonnet (New)", 120, 1, 0.175, 0.175)]
    [InlineData("Claude 3.5 Sonnet (New)", 120, 4, 0.306, 0.257)]
    [InlineData("Claude 3.5 Sonnet (Old)", 30, 1, 0.102, 0.102)]
    [InlineData("Claude 3.5 Sonnet (Old)", 30, 4, 0.193, 0.190)]
    [InlineData("Claude 3.5 Sonnet (Old)", 30, 16, 0.273, 0.263)]
    [InlineData("Claude 3.5 Sonnet (Old)", 30, 64, 0.297, 0.292)]
    public void Score_at_k_is_as_published(string agent, int minutes, int k, double without, double with)
    {
        var environments = Kept(agent, minutes);

        Assert.Equal(7, environments.Count);
        Assert.Equal((without, with), (Math.Round(new AtKColumn(environments, k, Without).Value, 3), Math.Round(new AtKColumn(environments, k, With).Value, 3)));
    }

    [Theory]
    [InlineData("GPT-4o", 0.054, 0.085, 0.124, 0.161)]
    [InlineData("Claude 3 Opus", 0.061, 0.094, 0.142, 0.195)]
    public void Score_at_1_4_16_and_64_is_as_published(string agent, params double[] expected)
    {
        var environments = Kept(agent, 30);

        Assert.Equal(expected, new[] { 1, 4, 16, 64 }.Select(k => Math.Round(new AtKColumn(environments, k, Without).Value, 3)).ToArray());
    }

    [Theory]
    [InlineData("fix", 0.597, 0.887)]
    [InlineData("nano", 0.719, 1.145)]
    [InlineData("foundry", 0.364, 0.731)]
    [InlineData("mlm", 0.869, 1.722)]
    [InlineData("rust", 0.526, 0.917)]
    [InlineData("triton", 0.827, 1.562)]
    public void People_score_at_1_and_4_as_published(string environment, double one, double four)
    {
        var scores = PublishedRuns.Read().Where(run => run.Agent == "human" && run.Environment == environment && PublishedRuns.IsKept(run)).Select(run => run.Score).ToArray();

        Assert.Equal((one, four), (Math.Round(ScoreAtK.Of(Without, scores, 1), 3), Math.Round(ScoreAtK.Of(Without, scores, 4), 3)));
    }

    [Fact]
    public void Ninety_people_are_kept_and_score_as_published()
    {
        var scores = PublishedRuns.Read().Where(run => run.Agent == "human" && PublishedRuns.IsKept(run)).Select(run => run.Score).ToList();

        Assert.Equal(90, scores.Count);
        Assert.Equal([89, 86, 20], new[] { scores.Count(score => score > 0), scores.Count(score => score > 0.05), scores.Count(score => score >= 1) }.Select(count => Math.Round(count / 0.9)));
    }

    [Fact]
    public void A_report_of_the_imported_table_has_the_published_means()
    {
        PublishedRuns.SkipUnlessThere();
        var runs = MetrTable.Read(PublishedRuns.File, TestContext.Current.CancellationToken);
        string[] outliers = [.. runs.Runs.Where(IsOutlier).Select(run => run.Run)];

        var report = ReportBuilder.Build(runs, new ReportOptions { Resamples = 200, ExcludeRuns = outliers }, new FakeTimeProvider(), "0.1.0", TestContext.Current.CancellationToken);

        Assert.Equal(4, report.Excluded.Count);
        Assert.Equal(
            [("human", 0.641), ("o1-preview, 2h", 0.228), ("o1", 0.167), ("Claude 3.5 Sonnet (Old)", 0.102), ("o1-preview, 30m", 0.092), ("GPT-4o", 0.054)],
            report.Groups.Where(group => Math.Round(group.Score.Value, 3) is 0.641 or 0.228 or 0.167 or 0.102 or 0.092 or 0.054).Select(group => (group.Name, Math.Round(group.Score.Value, 3))));
        Assert.Equal(1.04, Math.Round(report.Groups[0].BestOfK.Points.Single(point => point.X == 4).Score.Value, 3));
    }

    private static bool IsOutlier(RunRecord run) =>
        run is { Environment: "optimize-llm-foundry" or "rust-codecontests", Normalized: > 2 } or { Environment: "finetune-gpt2-qa", Normalized: > 1.48 };

    private static List<EnvironmentScores> Kept(string agent, int minutes) =>
    [
        .. PublishedRuns.Read()
            .Where(run => run.Agent == agent && run.Minutes == minutes && PublishedRuns.IsKept(run))
            .GroupBy(run => run.Environment)
            .Select(runs => new EnvironmentScores([.. runs.Select(run => run.Score)], runs.Key == "scaling")),
    ];
}
