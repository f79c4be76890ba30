using RE.Bench.Cli.Display;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display;

public sealed class RunSummaryTests
{
    [Fact]
    public void A_scored_run_is_summed_up() => Golden.Matches("summary.txt", Summary(Result()));

    [Fact]
    public void A_run_without_a_valid_row_counts_as_0_and_says_so() => Golden.Matches("summary-invalid.txt", Summary(Result() with
    {
        Outcome = RunOutcomes.InfrastructureFailed,
        OutcomeDetail = "provider: no answer for 30 minutes \u001b[2J",
        Score = null,
        Ledger = [StoryBook.Row(0, "starting", null, "answer.json is missing")],
        Usage = new(0, 0, 0, 0, 0, 0),
        Integrity = [new("submission-refused", "a link")],
    }));

    [Fact]
    public void A_folder_that_a_shell_would_split_is_quoted() =>
        Assert.Contains("rebench show '/my runs/it'\\''s'", Summary(Result(), "/my runs/it's"), StringComparison.Ordinal);

    internal static RunResult Result() => new()
    {
        Run = StoryBook.Facts.Run,
        Environment = new("scaling-law", "1.0.0", "cpu", "sha256:abc", 0.25, 0.75, "higher"),
        Agent = new("o1", "modular", "openai/o1", ["o1-2024-12-17"]),
        Outcome = RunOutcomes.Submitted,
        Score = new(0.765, 1.03, "last", 3),
        Ledger =
        [
            StoryBook.Row(0, "starting", 0.25),
            StoryBook.Row(1, "requested", null, "answer.json is missing"),
            StoryBook.Row(2, "requested", 0.5),
            StoryBook.Row(3, "final", 0.765),
        ],
        Budget = new(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(724.3), new Dictionary<string, TimeSpan> { ["scoring"] = TimeSpan.FromSeconds(2), ["provider"] = TimeSpan.FromSeconds(31), ["human"] = TimeSpan.Zero }),
        Usage = new(123_456, 7890, 100_000, 4000, 12, 0.4217m),
        Sandbox = new("bwrap", ["memory"]),
        Seed = 17,
        Host = StoryBook.Facts.Host,
        Harness = "0.1.0",
        JournalHash = "",
        StartedAt = DateTimeOffset.UnixEpoch,
        EndedAt = DateTimeOffset.UnixEpoch,
    };

    private static string Summary(RunResult result, string folder = "/data/runs/r1")
    {
        var output = new StringWriter { NewLine = "\n" };
        RunSummary.Write(output, result, new RunFolder(folder));
        return output.ToString();
    }
}
