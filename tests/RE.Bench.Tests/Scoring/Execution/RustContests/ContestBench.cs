using System.Text.Json.Nodes;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.RustContests;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.RustContests;

/// <summary>Runs submissions through the execution stage in real bubblewrap sandboxes, on a problem of each band.</summary>
public sealed class ContestBench : IDisposable
{
    /// <summary>Seed of the scorings.</summary>
    public const long Seed = 7;

    private readonly TempFolder _folder = new();

    public static string Environment => Repository.PathOf("environments/rust-codecontests");

    /// <summary>The problems that are asked.</summary>
    internal static IReadOnlyList<ContestInstance> Problems => [.. HiddenProblems.Families(4).Select(family => ContestInstance.Draw(family, Seed))];

    internal static ContestSizes Sizes => ContestSizes.From(Parameters());

    /// <summary>Makes sandboxes.</summary>
    internal static ExecutionSite Site()
    {
        var spec = new SandboxSpec { RunId = $"rust-test-{Guid.NewGuid():N}", Owner = "tests", Image = "dotnet", WorkspaceFolder = "" };
        return new(new BubblewrapProvider(new BubblewrapOptions(), TimeProvider.System), new ExecutionRoom("bwrap", spec));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a script as <c>solve</c>, with other files beside it.</summary>
    public Task<ExecutionOutcome> RunAsync(string solve, params (string Name, string Text)[] beside)
    {
        var submission = $"submission-{Guid.NewGuid():N}";
        _folder.Write($"{submission}/solver/solve", solve);
        foreach (var (name, text) in beside)
        {
            _folder.Write($"{submission}/solver/{name}", text);
        }

        return RunFolderAsync(_folder[submission]);
    }

    /// <summary>Runs a folder as a submission.</summary>
    public static Task<ExecutionOutcome> RunFolderAsync(string submission) => RunFolderAsync(submission, null);

    /// <summary>Runs a folder as a submission that may ask a model behind an address.</summary>
    internal static Task<ExecutionOutcome> RunFolderAsync(string submission, EndpointModel? model)
    {
        var request = new ScoreRequest { Environment = "rust-codecontests", Profile = "cpu", SubmissionFolder = submission, EnvironmentFolder = Environment, Parameters = Parameters(), Seed = Seed, WeakModel = model?.Name };
        return new RustContestStage(TimeProvider.System, name => model!.Name == name ? model : throw new InvalidOperationException($"No test asks '{name}'.")).RunAsync(request, Site(), TestContext.Current.CancellationToken);
    }

    private static JsonObject Parameters() => new()
    {
        ["problems"] = 4,
        ["model_calls"] = 3,
        ["model_tokens"] = 24000,
        ["solve_seconds"] = 10,
        ["all_seconds"] = 600,
        ["at_a_time"] = 2,
        ["compile_seconds"] = 20,
        ["test_seconds"] = 4,
        ["test_mib"] = 512,
    };
}
