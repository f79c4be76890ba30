using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution;

public sealed class ExecutingScorerTests
{
    [Fact]
    public async Task Files_of_a_stage_are_there_while_the_scorer_reads_and_gone_afterwards()
    {
        using var folder = new TempFolder();
        var file = folder.Write("results/weights.bin", "1");
        folder.Write("submission/answer.txt", "0.5");
        var wasThere = false;
        var fake = new FakeScorer { Before = _ => { wasThere = File.Exists(file); return Task.CompletedTask; } };
        var scorer = new ExecutingScorer(fake, [new HandingOverStage(folder["results"])], _ => new FakeSandboxes());

        var report = await scorer.ScoreAsync(Request(folder["submission"]), folder, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(0.5, Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw);
        Assert.True(wasThere);
        Assert.False(Directory.Exists(folder["results"]));
    }

    [Fact]
    public async Task They_are_gone_also_when_the_scorer_fails()
    {
        using var folder = new TempFolder();
        folder.Write("results/weights.bin", "1");
        var fake = new FakeScorer { Before = _ => throw new OperationCanceledException() };
        var scorer = new ExecutingScorer(fake, [new HandingOverStage(folder["results"])], _ => new FakeSandboxes());

        await Assert.ThrowsAsync<OperationCanceledException>(() => scorer.ScoreAsync(Request(folder), folder, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.False(Directory.Exists(folder["results"]));
    }

    private static ScoreRequest Request(string submission) => new()
    {
        Environment = "made-up",
        Profile = "cpu",
        SubmissionFolder = submission,
        EnvironmentFolder = submission,
        Seed = 1,
        Room = new("none", new() { RunId = "test", Owner = "tests", Image = "none", WorkspaceFolder = "" }),
    };
}
