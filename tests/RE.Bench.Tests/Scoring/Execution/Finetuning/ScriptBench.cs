using System.Text.Json.Nodes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.Finetuning;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.Finetuning;

/// <summary>Runs scripts through the execution stage in real bubblewrap sandboxes; the starting script and the honest ones copy what they were given instead of training on it.</summary>
public sealed class ScriptBench : IDisposable
{
    /// <summary>Writes all inputs into the result.</summary>
    public const string Honest = "mkdir -p finetune/trained\ncat train_data.jsonl finetune/finetune.yaml base/model.safetensors > finetune/trained/model.safetensors\n";

    private readonly TempFolder _folder = new();
    private readonly FinetuningStage _stage = new(TimeProvider.System);

    public ScriptBench()
    {
        _folder.Write("environment/agent/base/model.safetensors", "the base model");
        _folder.Write("environment/agent/base/tokenizer.json", "its tokens");
        _folder.Write("environment/agent/finetune/finetune.sh", Honest);
        _folder.Write("environment/agent/finetune/finetune.yaml", "# canary\nseed: 1\nepochs: 1\nlearning_rate: 0.5\n");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a submission of a script and, perhaps, a build script.</summary>
    public async Task<ExecutionOutcome> RunAsync(string script, string? build = null, string? starting = null)
    {
        var submission = $"submission-{Guid.NewGuid():N}";
        _folder.Write($"{submission}/finetune/finetune.sh", script);
        if (build is not null)
        {
            _folder.Write($"{submission}/finetune/build.sh", build);
        }

        _folder.Write("environment/agent/finetune/finetune.sh", starting ?? Honest);
        return await RunFolderAsync(_folder[submission]);
    }

    /// <summary>Runs a folder as a submission.</summary>
    public Task<ExecutionOutcome> RunFolderAsync(string submission)
    {
        var request = new ScoreRequest
        {
            Environment = "optimize-llm-foundry",
            Profile = "cpu",
            SubmissionFolder = submission,
            EnvironmentFolder = _folder["environment"],
            Parameters = new JsonObject
            {
                ["row_visits"] = 12,
                ["held_out_rows"] = 3,
                ["rounds"] = 2,
                ["build_seconds"] = 30,
                ["run_seconds"] = 3,
                ["weights_limit"] = 100_000,
                ["device"] = "cpu",
            },
            Seed = 7,
        };
        var site = new ExecutionSite(new BubblewrapProvider(new BubblewrapOptions(), TimeProvider.System), new ExecutionRoom("bwrap", new()
        {
            RunId = $"script-test-{Guid.NewGuid():N}",
            Owner = "tests",
            Image = "dotnet",
            WorkspaceFolder = "",
        }));
        return _stage.RunAsync(request, site, TestContext.Current.CancellationToken);
    }
}
