using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.Shared;

public sealed class ScoreProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rebench-test-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string Reply => Path.Combine(_folder, "reply.json");

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_scorer_of_the_environment_writes_the_reply()
    {
        Assert.Equal(0, Run(Request("test-seed"), Reply));

        Assert.Equal(new ScoreOutcome.Scored(17), ScoringJson.ReadReply(Reply).Outcome);
        Assert.Equal(["reply.json", "request.json"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_score_that_is_not_a_number_is_written_as_invalid()
    {
        Assert.Equal(0, Run(Request("test-nan"), Reply));

        Assert.IsType<ScoreOutcome.Invalid>(ScoringJson.ReadReply(Reply).Outcome);
        Assert.DoesNotContain("NaN", File.ReadAllText(Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_scorer_ends_with_its_trace_and_no_reply()
    {
        Assert.Equal(1, Run(Request("test-broken"), Reply));

        Assert.Contains("the scorer is broken", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Reply));
    }

    [Fact]
    public void An_environment_without_a_scorer_is_named_with_those_that_have_one()
    {
        Assert.Equal(ScorerProgram.NotHere, Run(Request("scaling-lwa"), Reply));

        Assert.Contains("'scaling-lwa'. There are scorers for: test-broken, test-nan, test-seed.", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"schema":"rebench.score-request/9","environment":"x","profile":"cpu","submission_folder":"/","environment_folder":"/","seed":1}""")]
    public void A_file_that_is_no_request_is_refused(string text)
    {
        var file = Path.Combine(_folder, "request.json");
        File.WriteAllText(file, text);

        Assert.Equal(2, Run(file, Reply));
        Assert.StartsWith($"error: '{file}' is not a score request", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_mean_nothing_get_the_usage()
    {
        Assert.Equal(2, Run());
        Assert.Equal(2, Run("--help"));
        Assert.Equal(2, Run("/nowhere/request.json", Reply));
        Assert.Contains("usage: rebench-score", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_scorers_are_found() => Assert.Contains("scaling-law", new ScorerCatalog(typeof(IScorer).Assembly).Slugs);

    [Fact]
    public void Torch_loads_and_says_its_version_and_time()
    {
        Assert.True(Run("--check-torch") == 0, _errors.ToString());

        Assert.Matches(@"^TorchSharp 0\.107\.\d+, libtorch 2\.\d+.*, loaded in \d+ ms\n$", _output.ToString());
    }

    private int Run(params string[] arguments) => new ScoreProgram(new ScorerCatalog(typeof(ScoreProgramTests).Assembly), _output, _errors) { CheckTorch = () => TorchCheck.Run(TimeProvider.System) }.Run(arguments);

    private string Request(string environment)
    {
        var file = Path.Combine(_folder, "request.json");
        ScoringJson.WriteRequest(file, new() { Environment = environment, Profile = "cpu", SubmissionFolder = _folder, EnvironmentFolder = _folder, Seed = 17 });
        return file;
    }
}
