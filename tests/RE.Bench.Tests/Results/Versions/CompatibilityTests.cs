using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs;
using RE.Bench.Runs.Verification;
using RE.Bench.Tests.Results.Schemas;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Results.Versions;

/// <summary>
/// A run folder of each version that was ever published lies frozen in a folder named after it; today's code reads, shows, folds, verifies and scores it again as
/// on its first day. A new version adds a folder and a line here; no folder is ever changed.
/// </summary>
public sealed class CompatibilityTests : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Each version with the SHA-256 of its files.</summary>
    public static TheoryData<int, string> Versions => new() { { 1, "0d841a3c90855a5330d064def8c81625d2ad733790e2716daa3251b2a4ab6008" } };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_frozen_files_are_as_they_were(int version, string sha256) => Assert.Equal(sha256, Hash(Frozen(version)));

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_earlier_run_is_read_and_folds_to_the_same_result(int version, string _)
    {
        var run = Copy(version);
        var result = ResultStore.Read(run.Result);

        var fold = ResultFold.From(JournalContent.Read(run.Journal), WholeJournal.Definition());

        Assert.Equal(Text(result), Text(fold));
        Assert.Equal((0.625, 0.75, 2), (result.Score!.Raw, result.Score.Normalized, result.Score.Row));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_earlier_run_verifies(int version, string _)
    {
        var found = new RunVerifier(slug => slug == "number" ? Environment() : null, "0.1.0").Verify(Copy(version).Path);

        Assert.Equal("confirmation", Assert.Single(found.Checks, check => check.Outcome != CheckOutcome.Holds).Name);
        Assert.Equal(RunVerdict.Unconfirmed, found.Verdict);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_earlier_run_is_scored_again(int version, string _)
    {
        var run = Copy(version);
        var content = GuardedJournal.Read(run);
        var rows = content.Entries.Select(entry => entry.Event).OfType<RunEvent.SubmissionScored>().Select(scored => scored.Row).ToList();

        var again = await new Rescorer(new FakeScorer(), TimeProvider.System).RescoreAsync(RunPlanner.PlanForRescore(Environment(), content.Facts, run, []), rows, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0.25, null, 0.625], again.Select(row => row.After!.Raw));
        Assert.All(again, row => Assert.Null(row.Difference ?? row.Problem));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_earlier_run_is_shown(int version, string _)
    {
        var output = new StringWriter();

        RunStory.Write(output, JournalContent.Read(Copy(version).Journal), new StoryOptions(true, false));

        Assert.Contains("0.625", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_earlier_run_fits_the_schema_of_its_version(int version, string _)
    {
        Assert.Equal(1, version);
        var run = Copy(version);

        using var result = JsonDocument.Parse(File.ReadAllText(run.Result));
        Assert.True(PublishedSchema.Result.Checked.Evaluate(result.RootElement).IsValid);
        Assert.All(File.ReadLines(run.Journal), line =>
        {
            using var entry = JsonDocument.Parse(line);
            Assert.True(PublishedSchema.Events.Checked.Evaluate(entry.RootElement).IsValid, line);
        });
    }

    [Fact]
    public void Version_1_has_every_kind_of_event_of_its_time()
    {
        string[] ofVersion1 =
        [
            "agent-exited", "clock-paused", "clock-started", "clock-ticked", "harness-resumed", "integrity-found", "noted", "provider-waited", "run-ended", "run-started",
            "sandbox-ended", "sandbox-found", "sandbox-lost", "sandbox-started", "scoring-started", "step-ended", "step-started", "submission-scored", "submission-sealed", "warning-given",
        ];

        Assert.Equal(ofVersion1, Kinds(JournalContent.Read(Frozen(1).Journal)));
        Assert.Superset(ofVersion1.ToHashSet(), Known.Values.ToHashSet());
    }

    [Fact]
    public void Files_of_a_later_version_are_refused_by_name()
    {
        var run = Copy(1);
        File.WriteAllText(run.Result, File.ReadAllText(run.Result).Replace("rebench.result/1", "rebench.result/2", StringComparison.Ordinal));
        File.WriteAllText(run.Journal, File.ReadAllText(run.Journal).Replace("rebench.events/1", "rebench.events/2", StringComparison.Ordinal));

        Assert.Contains("'rebench.result/2', and this version reads 'rebench.result/1'", Assert.Throws<UserErrorException>(() => ResultStore.Read(run.Result)).Message, StringComparison.Ordinal);
        Assert.Contains("'rebench.events/2', and this version reads 'rebench.events/1'", Assert.Throws<UserErrorException>(() => JournalContent.Read(run.Journal)).Message, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Freeze_version_1()
    {
        var run = Frozen(1);
        Assert.False(Directory.Exists(run.Path), "Version 1 is frozen. A changed format is a new version with a folder of its own.");

        await WholeJournal.WriteAsync(run);
    }

    private static Dictionary<Type, string> Known => typeof(RunEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    private static IEnumerable<string> Kinds(JournalContent content) => content.Entries.Select(entry => Known[entry.Event.GetType()]).Distinct().Order(StringComparer.Ordinal);

    private static RunFolder Frozen(int version) => new(Repository.PathOf($"tests/RE.Bench.Tests/Results/Versions/{version}/run"));

    private EnvironmentFolder Environment()
    {
        _folder.Write("env/instructions.md", "Make the number large.");
        return new(WholeJournal.Definition(), _folder["env"], "sha256:" + new string('0', 64));
    }

    private RunFolder Copy(int version)
    {
        var frozen = Frozen(version);
        foreach (var file in Directory.EnumerateFiles(frozen.Path, "*", SearchOption.AllDirectories))
        {
            _folder.Write(Path.Combine("run", Path.GetRelativePath(frozen.Path, file)), File.ReadAllText(file));
        }

        return new RunFolder(_folder["run"]);
    }

    /// <summary>SHA-256 over a line a file: path and SHA-256, in order of the paths.</summary>
    private static string Hash(RunFolder run) => Sha256(string.Concat(Directory.EnumerateFiles(run.Path, "*", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(run.Path, file), Hash: Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => $"{file.Path} {file.Hash}\n")));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static string Text(RunResult result) => JsonSerializer.Serialize(result, ResultJson.Indented.RunResult);
}
