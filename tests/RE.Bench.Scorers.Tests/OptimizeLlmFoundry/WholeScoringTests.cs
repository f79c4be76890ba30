using System.Text.Json.Nodes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scorers.OptimizeLlmFoundry;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.Finetuning;

namespace RE.Bench.Scorers.Tests.OptimizeLlmFoundry;

/// <summary>The real starting script and the real reference, built and run in sandboxes on few rows.</summary>
[Collection(TorchTests.Collection)]
public sealed class WholeScoringTests : IDisposable
{
    private readonly string _submission = Directory.CreateTempSubdirectory("rebench-foundry-").FullName;

    public void Dispose() => Directory.Delete(_submission, recursive: true);

    [Fact]
    public async Task The_reference_trains_the_weights_of_the_starting_script()
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "bwrap"))), "no 'bwrap' on the path; './test' installs bubblewrap where it may");
        Put("agent");
        foreach (var replaced in new[] { "Stages", "Training", "State", "Gpt" })
        {
            File.Delete(Path.Combine(_submission, "finetune", replaced + ".cs"));
        }

        Put("reference");

        var request = Request();
        var measured = await new FinetuningStage(TimeProvider.System).RunAsync(request, Site(), TestContext.Current.CancellationToken) switch
        {
            ExecutionOutcome.Measured value => value,
            ExecutionOutcome.Refused refused => throw new InvalidOperationException(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        try
        {
            var report = new OptimizeLlmFoundryScorer().Score(request with { Execution = measured.Report });

            Assert.IsType<ScoreOutcome.Scored>(report.Outcome);
            Assert.All(report.Details["runs"]!.AsArray(), run => Assert.InRange(run!["weight_difference"]!.GetValue<double>(), 1e-9, 1e-4));
        }
        finally
        {
            GuardedFolder.Delete(measured.Folder!);
        }
    }

    private void Put(string folder)
    {
        Directory.CreateDirectory(Path.Combine(_submission, "finetune"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(FoundryFolder.Environment, folder, "finetune")))
        {
            File.Copy(file, Path.Combine(_submission, "finetune", Path.GetFileName(file)), overwrite: true);
        }
    }

    private ScoreRequest Request() => new()
    {
        Environment = "optimize-llm-foundry",
        Profile = "cpu",
        SubmissionFolder = _submission,
        EnvironmentFolder = FoundryFolder.Environment,
        Seed = 5,
        Parameters = new JsonObject
        {
            ["vocabulary"] = 1024,
            ["window"] = 128,
            ["width"] = 96,
            ["layers"] = 3,
            ["heads"] = 3,
            ["device"] = "cpu",
            ["row_visits"] = 36,
            ["held_out_rows"] = 8,
            ["rounds"] = 1,
            ["build_seconds"] = 300,
            ["run_seconds"] = 300,
            ["weights_limit"] = 8_000_000,
            ["nominal_start_seconds"] = 1,
            ["weight_tolerance"] = 0.001,
            ["least_cosine"] = 0.99,
            ["loss_tolerance"] = 0.001,
        },
    };

    private static ExecutionSite Site() => new(new BubblewrapProvider(new BubblewrapOptions(), TimeProvider.System), new("bwrap", new()
    {
        RunId = $"foundry-test-{Guid.NewGuid():N}",
        Owner = "tests",
        Image = "dotnet",
        WorkspaceFolder = "",
    }));
}
