using System.Text.Json.Nodes;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>
/// Runs a fine-tuning script and the starting script in turn on the same hidden rows and options, each time in a fresh sandbox, one sandbox at a time, and hands the
/// times and all trained weights to the scorer.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class FinetuningStage(TimeProvider time) : IExecutionStage
{
    /// <inheritdoc/>
    public string Environment => "optimize-llm-foundry";

    /// <inheritdoc/>
    public async Task<ExecutionOutcome> RunAsync(ScoreRequest request, ExecutionSite site, CancellationToken cancellationToken)
    {
        var results = Directory.CreateTempSubdirectory("rebench-results-").FullName;
        var rooms = Directory.CreateTempSubdirectory("rebench-").FullName;
        try
        {
            var report = await MeasureAsync(request, site, new(rooms, results), cancellationToken);
            return new ExecutionOutcome.Measured(report) { Folder = results };
        }
        catch (ScriptFault fault)
        {
            GuardedFolder.Delete(results);
            return new ExecutionOutcome.Refused(fault.Message) { Finding = fault.Finding };
        }
        catch
        {
            GuardedFolder.Delete(results);
            throw;
        }
        finally
        {
            GuardedFolder.Delete(rooms);
        }
    }

    private async Task<JsonObject> MeasureAsync(ScoreRequest request, ExecutionSite site, (string Rooms, string Results) folders, CancellationToken cancellationToken)
    {
        var sizes = FinetuneSizes.From(request.Parameters);
        var given = Path.Combine(request.EnvironmentFolder, "agent");
        var build = new ScriptBuild(site, folders.Rooms, sizes.BuildTime);
        var theirs = await build.RunAsync("build", request.SubmissionFolder, cancellationToken);
        var ours = await TrustedAsync(() => build.RunAsync("starting", given, cancellationToken));
        var model = sizes.BaseFolder is { } folder ? request.DataPath(folder) : Path.Combine(given, "base");
        var script = new ScriptRun(site, folders.Rooms, sizes, time);
        FinetuneInputs.WriteRows(Path.Combine(folders.Results, "held-out.jsonl"), FinetuneCase.HeldOut(request.Seed, sizes.HeldOutRows));

        Task<TimeSpan> RunAsync(string who, FinetuneCase inputs, int round) => script.RunAsync(
            $"{who}-{inputs.Name}-{round}", who == "starting" ? ours : theirs, solution => FinetuneInputs.Write(solution, Path.Combine(given, "finetune", "finetune.yaml"), model, inputs),
            Path.Combine(folders.Results, $"{who}-{inputs.Name}-{round}.safetensors"), cancellationToken);
        Task<TimeSpan> StartingAsync(FinetuneCase inputs, int round) => TrustedAsync(() => RunAsync("starting", inputs, round));

        var odd = FinetuneCase.Checked(request.Seed, sizes.Device).With(sizes.Heads);
        await RunAsync("submission", odd, 1);
        await StartingAsync(odd, 1);
        var timed = FinetuneCase.Timed(request.Seed, sizes.Visits, sizes.Device).With(sizes.Heads);
        var (theirTimes, ourTimes) = (new JsonArray(), new JsonArray());
        for (var round = 1; round <= sizes.Rounds; round++)
        {
            if (round % 2 == 0)
            {
                ourTimes.Add(Seconds(await StartingAsync(timed, round)));
                theirTimes.Add(Seconds(await RunAsync("submission", timed, round)));
            }
            else
            {
                theirTimes.Add(Seconds(await RunAsync("submission", timed, round)));
                ourTimes.Add(Seconds(await StartingAsync(timed, round)));
            }
        }

        return new JsonObject { ["results"] = folders.Results, ["submission_seconds"] = theirTimes, ["starting_seconds"] = ourTimes };
    }

    // What is wrong with the starting script is never the submission's fault.
    private static async Task<T> TrustedAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (ScriptFault fault)
        {
            throw new SandboxUnavailableException($"the starting script cannot be run in the sandbox: {fault.Message}");
        }
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 4);
}
